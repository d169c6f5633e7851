-- Adds an upload.
-- param upload_id uuid
-- param organisation_id uuid
-- param content_hash varchar
-- param file_name varchar
-- param media_type varchar
-- param size_bytes bigint
-- param page_count integer
-- param uploaded_at timestamp
-- param uploaded_by uuid
insert into uploads (
    upload_id,
    organisation_id,
    content_hash,
    file_name,
    media_type,
    size_bytes,
    page_count,
    uploaded_at,
    uploaded_by
)
values (
    $upload_id,
    $organisation_id,
    $content_hash,
    $file_name,
    $media_type,
    $size_bytes,
    $page_count,
    $uploaded_at,
    $uploaded_by
);
