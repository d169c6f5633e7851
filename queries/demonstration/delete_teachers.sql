-- Deletes every version of every teacher of the demonstration.
-- param organisation_id uuid
delete from teachers
where organisation_id = $organisation_id;
