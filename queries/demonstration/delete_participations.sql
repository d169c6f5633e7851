-- Deletes every version of every participation of the demonstration.
-- param organisation_id uuid
delete from participations
where organisation_id = $organisation_id;
