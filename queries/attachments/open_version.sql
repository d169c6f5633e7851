-- One row: the open version of an attachment, a withdrawn one too, with whose record it speaks for.
-- param attachment_id uuid
-- column attachment_id uuid
-- column version integer
-- column organisation_id uuid
-- column participation_id uuid
-- column upload_id uuid
-- column is_withdrawn boolean
-- column content_hash varchar
-- column file_name varchar
-- column media_type varchar
-- column size_bytes bigint
-- column page_count integer
-- column record_organisation_id uuid
-- column teacher_id uuid
select
    attachment.attachment_id,
    attachment.version,
    attachment.organisation_id,
    attachment.participation_id,
    attachment.upload_id,
    attachment.is_withdrawn,
    upload.content_hash,
    upload.file_name,
    upload.media_type,
    upload.size_bytes,
    upload.page_count,
    record.organisation_id as record_organisation_id,
    record.teacher_id,
from attachments as attachment
inner join uploads as upload using (upload_id)
inner join participations as record
    on
        record.participation_id = attachment.participation_id
        and record.superseded_at is null
where attachment.attachment_id = $attachment_id and attachment.superseded_at is null;
