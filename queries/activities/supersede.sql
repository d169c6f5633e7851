-- Closes a version of an activity; changes no row when that version is closed already.
-- param activity_id uuid
-- param version integer
-- param superseded_at timestamp
update activities
set superseded_at = $superseded_at
where activity_id = $activity_id and version = $version and superseded_at is null;
