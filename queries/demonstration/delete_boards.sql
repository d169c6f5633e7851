-- Deletes the boards that were put together in the demonstration.
-- param organisation_id uuid
delete from boards
where organisation_id = $organisation_id;
