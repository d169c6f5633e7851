-- Gives an account's own board another name, and shares it or keeps it for the account alone.
-- param board_id uuid
-- param account_id uuid
-- param name varchar
-- param is_shared boolean
update boards
set name = $name, is_shared = $is_shared
where board_id = $board_id and account_id = $account_id;
