-- Closes a version of a resource; changes no row when that version is closed already.
-- param resource_id uuid
-- param version integer
-- param superseded_at timestamp
update resources
set superseded_at = $superseded_at
where resource_id = $resource_id and version = $version and superseded_at is null;
