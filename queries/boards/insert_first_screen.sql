-- Makes a board what a role sees first.
-- param first_screen_id uuid
-- param organisation_id uuid
-- param role varchar
-- param board_id uuid
-- param set_at timestamp
insert into first_screens (first_screen_id, organisation_id, role, board_id, set_at)
values ($first_screen_id, $organisation_id, $role, $board_id, $set_at);
