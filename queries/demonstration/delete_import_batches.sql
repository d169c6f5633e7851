-- Deletes the imports into the demonstration.
-- param organisation_id uuid
delete from import_batches
where organisation_id = $organisation_id;
