-- Ends a session; changes no row when it has ended already.
-- param token_hash varchar
-- param ended_at timestamp
update sessions
set ended_at = $ended_at
where token_hash = $token_hash and ended_at is null;
