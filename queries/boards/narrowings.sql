-- One row per tile that is narrowed, of any board.
-- column board_tile_id uuid
-- column narrowing varchar: a mark
select board_tile_id, narrowing,
from board_tiles
where narrowing <> ''
order by board_tile_id;
