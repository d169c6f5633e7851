-- Deletes the snapshots of the demonstration.
-- param organisation_id uuid
delete from snapshots
where organisation_id = $organisation_id;
