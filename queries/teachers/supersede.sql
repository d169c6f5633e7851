-- Closes a version of a teacher; changes no row when that version is closed already.
-- param teacher_id uuid
-- param version integer
-- param superseded_at timestamp
update teachers
set superseded_at = $superseded_at
where teacher_id = $teacher_id and version = $version and superseded_at is null;
