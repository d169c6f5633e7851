-- Deletes the first screens of the roles of the demonstration.
-- param organisation_id uuid
delete from first_screens
where organisation_id = $organisation_id;
