-- Takes a board away from the roles that see it first, and from the named roles what they see.
-- param organisation_id uuid
-- param board_id uuid
-- param roles varchar[]
delete from first_screens
where
    organisation_id = $organisation_id
    and (board_id = $board_id or list_contains($roles, role));
