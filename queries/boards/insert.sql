-- Adds a board without anything on it.
-- param board_id uuid
-- param account_id uuid
-- param organisation_id uuid
-- param code varchar: what a link to it bears
-- param name varchar
-- param is_shared boolean
-- param created_at timestamp
insert into boards (board_id, account_id, organisation_id, code, name, is_shared, created_at)
values ($board_id, $account_id, $organisation_id, $code, $name, $is_shared, $created_at);
