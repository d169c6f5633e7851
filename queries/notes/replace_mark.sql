-- Adds a version of a note that is the open one with another mark.
-- param note_id uuid
-- param mark varchar
-- param moment timestamp
-- param account_id uuid
-- param reason varchar
insert into notes (
    note_id, version, organisation_id, text, noted_on, noted_until, mark, teacher_ids,
    recorded_at, recorded_by, reason, superseded_at, is_withdrawn
)
select
    note_id,
    version + 1,
    organisation_id,
    text,
    noted_on,
    noted_until,
    $mark,
    teacher_ids,
    $moment,
    $account_id,
    $reason,
    null,
    is_withdrawn,
from notes
where note_id = $note_id and superseded_at is null;
