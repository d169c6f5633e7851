-- Closes a version of a reference item; changes no row when that version is closed already.
-- param list varchar
-- param code varchar
-- param version integer
-- param superseded_at timestamp
update reference_items
set superseded_at = $superseded_at
where list = $list and code = $code and version = $version and superseded_at is null;
