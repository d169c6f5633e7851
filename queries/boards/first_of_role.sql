-- One row: the board that a role of an organisation sees first; none when there is none.
-- param organisation_id uuid
-- param role varchar
-- column code varchar
select board.code,
from first_screens as first_screen
inner join boards as board using (board_id)
where
    first_screen.organisation_id = $organisation_id
    and first_screen.role = $role
    and board.is_shared;
