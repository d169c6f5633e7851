-- Puts a tile on a board.
-- param board_tile_id uuid
-- param board_id uuid
-- param organisation_id uuid
-- param place integer: from 0
-- param indicator varchar
-- param dimension varchar: empty for what is not divided
-- param look varchar
-- param narrowing varchar: a mark
-- param name varchar
-- param is_wide boolean
insert into board_tiles (
    board_tile_id,
    board_id,
    organisation_id,
    place,
    indicator,
    dimension,
    look,
    narrowing,
    name,
    is_wide
)
values (
    $board_tile_id,
    $board_id,
    $organisation_id,
    $place,
    $indicator,
    $dimension,
    $look,
    $narrowing,
    $name,
    $is_wide
);
