-- Takes the counted version of an activity out of the figures; none may count.
-- param activity_id uuid
-- param uncounted_at timestamp
update activities
set uncounted_at = $uncounted_at
where activity_id = $activity_id and counted_at is not null and uncounted_at is null;
