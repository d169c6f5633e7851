-- Deletes an account's own board.
-- param board_id uuid
-- param account_id uuid
delete from boards
where board_id = $board_id and account_id = $account_id;
