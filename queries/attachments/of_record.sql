-- One row per attachment of a participation, a withdrawn one too, in the order in which they came.
-- param participation_id uuid
-- column attachment_id uuid
-- column version integer
-- column content_hash varchar
-- column file_name varchar
-- column media_type varchar
-- column size_bytes bigint
-- column page_count integer
-- column uploaded_at timestamp
-- column uploaded_by varchar: empty when the account is gone
-- column is_withdrawn boolean
select
    attachment.attachment_id,
    attachment.version,
    upload.content_hash,
    upload.file_name,
    upload.media_type,
    upload.size_bytes,
    upload.page_count,
    upload.uploaded_at,
    coalesce(account.display_name, '') as uploaded_by,
    attachment.is_withdrawn,
from attachments as attachment
inner join uploads as upload using (upload_id)
left join accounts as account on account.account_id = upload.uploaded_by
where
    attachment.participation_id = $participation_id
    and attachment.superseded_at is null
order by upload.uploaded_at, attachment.attachment_id;
