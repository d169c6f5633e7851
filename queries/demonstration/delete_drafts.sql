-- Deletes the drafts that were typed in the demonstration.
-- param organisation_id uuid
delete from drafts
where organisation_id = $organisation_id;
