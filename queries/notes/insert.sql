-- Adds a version of a note.
-- param note_id uuid
-- param version integer
-- param organisation_id uuid
-- param text varchar
-- param noted_on date
-- param noted_until date
-- param mark varchar
-- param teacher_ids uuid[]
-- param recorded_at timestamp
-- param recorded_by uuid
-- param reason varchar
-- param is_withdrawn boolean
insert into notes (
    note_id, version, organisation_id, text, noted_on, noted_until, mark, teacher_ids,
    recorded_at, recorded_by, reason, superseded_at, is_withdrawn
)
values (
    $note_id, $version, $organisation_id, $text, $noted_on, $noted_until, $mark, $teacher_ids,
    $recorded_at, $recorded_by, $reason, null, $is_withdrawn
);
