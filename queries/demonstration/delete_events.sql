-- Deletes what happened in the demonstration.
-- param organisation_id uuid
delete from events
where organisation_id = $organisation_id;
