-- One row per tile of a board, in their order.
-- param board_id uuid
-- column indicator varchar
-- column dimension varchar: empty for what is not divided
-- column look varchar
-- column narrowing varchar: a mark
-- column name varchar
-- column is_wide boolean
select indicator, dimension, look, narrowing, name, is_wide,
from board_tiles
where board_id = $board_id
order by place;
