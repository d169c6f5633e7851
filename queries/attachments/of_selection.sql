-- One row per file that speaks for a participation of the selection, in the order of the days.
-- takes selection
-- column participation_id uuid
-- column title varchar
-- column took_part_on date
-- column upload_id uuid
-- column content_hash varchar
-- column file_name varchar
-- column media_type varchar
-- column size_bytes bigint
-- column page_count integer
select
    selected.participation_id,
    activity.title,
    selected.took_part_on,
    attachment.upload_id,
    upload.content_hash,
    upload.file_name,
    upload.media_type,
    upload.size_bytes,
    upload.page_count,
from participations_selected($selection) as selected
inner join activities_shown_at($selection['known_at']) as activity
    on activity.activity_id = selected.activity_id and activity.is_waiting = selected.is_waiting
inner join attachments as attachment
    on
        attachment.participation_id = selected.participation_id
        and attachment.superseded_at is null
        and not attachment.is_withdrawn
inner join uploads as upload using (upload_id)
order by
    selected.took_part_on, selected.participation_id, upload.uploaded_at, attachment.attachment_id;
