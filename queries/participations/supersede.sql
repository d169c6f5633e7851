-- Closes a version of a participation; changes no row when that version is closed already.
-- param participation_id uuid
-- param version integer
-- param superseded_at timestamp
update participations
set superseded_at = $superseded_at
where participation_id = $participation_id and version = $version and superseded_at is null;
