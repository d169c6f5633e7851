-- Deletes the plans of the demonstration's meetings.
-- param organisation_id uuid
delete from meeting_slides
where organisation_id = $organisation_id;
