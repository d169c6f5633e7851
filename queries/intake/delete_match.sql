-- Forgets how files of a shape were matched.
-- param organisation_id uuid
-- param shape varchar
delete from import_matches
where
    organisation_id = $organisation_id
    and shape = $shape;
