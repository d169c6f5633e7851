-- One row: the open version of a note in sight, a withdrawn one too; no row for any other.
-- param note_id uuid
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: null for everyone in the organisations
-- column note_id uuid
-- column version integer
-- column organisation_id uuid
-- column text varchar
-- column noted_on date
-- column noted_until date
-- column mark varchar
-- column teacher_ids uuid[]
-- column is_withdrawn boolean
select
    note_id,
    version,
    organisation_id,
    text,
    noted_on,
    noted_until,
    mark,
    teacher_ids,
    is_withdrawn,
from notes
where
    note_id = $note_id
    and superseded_at is null
    and organisation_id in (select unnest($organisation_ids))
    and ($teacher_ids is null or list_has_all($teacher_ids, teacher_ids));
