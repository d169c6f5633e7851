-- Adds a meeting without a plan.
-- param meeting_id uuid
-- param organisation_id uuid
-- param title varchar
-- param held_on date
-- param created_at timestamp
-- param created_by uuid
insert into meetings (meeting_id, organisation_id, title, held_on, created_at, created_by)
values ($meeting_id, $organisation_id, $title, $held_on, $created_at, $created_by);
