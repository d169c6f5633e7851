-- One row per upload of an account among those named, in the order in which they came.
-- param upload_ids uuid[]
-- param account_id uuid
-- column upload_id uuid
-- column content_hash varchar
-- column file_name varchar
-- column media_type varchar
-- column size_bytes bigint
-- column page_count integer
select
    upload_id,
    content_hash,
    file_name,
    media_type,
    size_bytes,
    page_count,
from uploads
where uploaded_by = $account_id and upload_id in (select unnest($upload_ids))
order by uploaded_at, upload_id;
