-- Adds a session.
-- param token_hash varchar
-- param account_id uuid
-- param started_at timestamp
-- param expires_at timestamp
-- param address varchar
insert into sessions (token_hash, account_id, started_at, expires_at, ended_at, address)
values ($token_hash, $account_id, $started_at, $expires_at, null, $address);
