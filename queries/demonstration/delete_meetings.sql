-- Deletes the meetings of the demonstration.
-- param organisation_id uuid
delete from meetings
where organisation_id = $organisation_id;
