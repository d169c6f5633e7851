-- Takes every slide off a meeting's plan.
-- param meeting_id uuid
-- param organisation_id uuid
delete from meeting_slides
where meeting_id = $meeting_id and organisation_id = $organisation_id;
