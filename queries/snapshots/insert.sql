-- Keeps a snapshot.
-- param snapshot_id uuid
-- param organisation_id uuid
-- param code varchar: what its slides and papers bear
-- param sort varchar
-- param title varchar
-- param asked varchar: what it was made for, as JSON
-- param content varchar: its blocks, as JSON
-- param language varchar
-- param teacher_ids uuid[]: whose figures it shows
-- param taken_at timestamp
-- param taken_by uuid
insert into snapshots (
    snapshot_id, organisation_id, code, sort, title, asked, content, language, teacher_ids,
    taken_at, taken_by
)
values (
    $snapshot_id, $organisation_id, $code, $sort, $title, $asked, $content, $language,
    $teacher_ids, $taken_at, $taken_by
);
