-- Closes a version of a note; changes no row when that version is closed already.
-- param note_id uuid
-- param version integer
-- param superseded_at timestamp
update notes
set superseded_at = $superseded_at
where note_id = $note_id and version = $version and superseded_at is null;
