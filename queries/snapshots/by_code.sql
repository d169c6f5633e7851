-- One row: the snapshot that bears a code.
-- param code varchar
-- column snapshot_id uuid
-- column code varchar
-- column sort varchar
-- column title varchar
-- column asked varchar
-- column content varchar
-- column language varchar
-- column teacher_ids uuid[]
-- column taken_at timestamp
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
from snapshots
where code = $code;
