-- Narrows a tile to another mark.
-- param board_tile_id uuid
-- param narrowing varchar: a mark
update board_tiles
set narrowing = $narrowing
where board_tile_id = $board_tile_id;
