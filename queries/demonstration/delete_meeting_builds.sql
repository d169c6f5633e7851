-- Deletes the frozen slides of the demonstration's meetings.
-- param organisation_id uuid
delete from meeting_builds
where organisation_id = $organisation_id;
