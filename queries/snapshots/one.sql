-- One row: the snapshot, where it is of these organisations and of nobody else than these teachers.
-- param snapshot_id uuid
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: null for everybody
-- column snapshot_id uuid
-- column code varchar
-- column sort varchar
-- column title varchar
-- column asked varchar
-- column content varchar
-- column language varchar
-- column teacher_ids uuid[]
-- column taken_at timestamp
-- column taken_by uuid
select
    snapshot_id,
    code,
    sort,
    title,
    asked,
    content,
    language,
    teacher_ids,
    taken_at,
    taken_by,
from snapshots
where
    snapshot_id = $snapshot_id
    and list_contains($organisation_ids, organisation_id)
    and (
        $teacher_ids is null
        or (len(teacher_ids) > 0 and list_has_all($teacher_ids, teacher_ids))
    );
