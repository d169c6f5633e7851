-- Closes a version of a goal; changes no row when that version is closed already.
-- param goal_id uuid
-- param version integer
-- param superseded_at timestamp
update goals
set superseded_at = $superseded_at
where goal_id = $goal_id and version = $version and superseded_at is null;
