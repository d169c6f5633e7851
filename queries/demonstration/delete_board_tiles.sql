-- Deletes the tiles of the boards of the demonstration.
-- param organisation_id uuid
delete from board_tiles
where organisation_id = $organisation_id;
