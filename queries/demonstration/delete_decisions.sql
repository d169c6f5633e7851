-- Deletes the decisions of the demonstration's meetings, with all their versions.
-- param organisation_id uuid
delete from decisions
where organisation_id = $organisation_id;
