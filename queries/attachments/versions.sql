-- One row per version of every attachment of a participation, the first one first.
-- param participation_id uuid
-- column attachment_id uuid
-- column version integer
-- column file_name varchar
-- column recorded_at timestamp
-- column recorded_by uuid
-- column reason varchar: none is asked for
-- column is_withdrawn boolean
select
    attachment.attachment_id,
    attachment.version,
    upload.file_name,
    attachment.recorded_at,
    attachment.recorded_by,
    '' as reason,
    attachment.is_withdrawn,
from attachments as attachment
inner join uploads as upload using (upload_id)
where attachment.participation_id = $participation_id
order by attachment.recorded_at, attachment.attachment_id, attachment.version;
