-- Deletes the remembered matches of the demonstration.
-- param organisation_id uuid
delete from import_matches
where organisation_id = $organisation_id;
