-- Closes a version of a decision; changes no row when that version is closed already.
-- param decision_id uuid
-- param version integer
-- param superseded_at timestamp
update decisions
set superseded_at = $superseded_at
where decision_id = $decision_id and version = $version and superseded_at is null;
