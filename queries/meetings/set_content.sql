-- Gives a meeting another title and another day.
-- param meeting_id uuid
-- param organisation_id uuid
-- param title varchar
-- param held_on date
update meetings
set title = $title, held_on = $held_on
where meeting_id = $meeting_id and organisation_id = $organisation_id;
