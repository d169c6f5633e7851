-- Deletes a meeting.
-- param meeting_id uuid
-- param organisation_id uuid
delete from meetings
where meeting_id = $meeting_id and organisation_id = $organisation_id;
