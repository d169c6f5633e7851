-- Adds a version of an attachment.
-- param attachment_id uuid
-- param version integer
-- param organisation_id uuid
-- param participation_id uuid
-- param upload_id uuid
-- param recorded_at timestamp
-- param recorded_by uuid
-- param is_withdrawn boolean
insert into attachments (
    attachment_id,
    version,
    organisation_id,
    participation_id,
    upload_id,
    recorded_at,
    recorded_by,
    is_withdrawn
)
values (
    $attachment_id,
    $version,
    $organisation_id,
    $participation_id,
    $upload_id,
    $recorded_at,
    $recorded_by,
    $is_withdrawn
);
