-- Closes a version of a use of a resource; changes no row when that version is closed already.
-- param resource_use_id uuid
-- param version integer
-- param superseded_at timestamp
update resource_uses
set superseded_at = $superseded_at
where resource_use_id = $resource_use_id and version = $version and superseded_at is null;
