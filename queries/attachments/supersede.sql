-- Closes a version of an attachment; changes no row when that version is closed already.
-- param attachment_id uuid
-- param version integer
-- param superseded_at timestamp
update attachments
set superseded_at = $superseded_at
where attachment_id = $attachment_id and version = $version and superseded_at is null;
