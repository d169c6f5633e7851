-- Closes a version of an organisation; changes no row when that version is closed already.
-- param organisation_id uuid
-- param version integer
-- param superseded_at timestamp
update organisations
set superseded_at = $superseded_at
where organisation_id = $organisation_id and version = $version and superseded_at is null;
