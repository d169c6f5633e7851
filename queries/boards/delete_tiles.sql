-- Takes everything off a board.
-- param board_id uuid
delete from board_tiles
where board_id = $board_id;
