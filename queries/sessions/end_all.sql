-- Ends every open session of an account.
-- param account_id uuid
-- param ended_at timestamp
update sessions
set ended_at = $ended_at
where account_id = $account_id and ended_at is null;
