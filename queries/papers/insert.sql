-- Notes that a paper was made, or could not be.
-- param paper_id uuid
-- param organisation_id uuid
-- param snapshot_id uuid: null where nothing could be frozen
-- param sort varchar
-- param title varchar
-- param format varchar
-- param file_name varchar
-- param failure varchar: why it could not be made, empty where it was
-- param is_scheduled boolean
-- param made_at timestamp
-- param made_by uuid
insert into papers (
    paper_id, organisation_id, snapshot_id, sort, title, format, file_name, failure,
    is_scheduled, made_at, made_by
)
values (
    $paper_id, $organisation_id, $snapshot_id, $sort, $title, $format, $file_name, $failure,
    $is_scheduled, $made_at, $made_by
);
