-- Lets the open version of an activity count; changes no row when it counts already.
-- param activity_id uuid
-- param counted_at timestamp
update activities
set counted_at = $counted_at
where activity_id = $activity_id and superseded_at is null and counted_at is null;
