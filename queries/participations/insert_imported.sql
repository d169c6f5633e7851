-- Adds the participations of an import, one for each row that is handed over.
-- param organisation_id uuid
-- param batch_id uuid
-- param recorded_at timestamp
-- param recorded_by uuid
-- row participation_id varchar: a uuid
-- row activity_id varchar: a uuid
-- row teacher_id varchar: a uuid
-- row took_part_on date
-- row role varchar
-- row outcome varchar
-- row document varchar
-- row document_number varchar
-- row document_issued_on date
-- row is_without_evidence boolean
-- row coauthors varchar
-- row pupils_involved integer
-- row shared_where varchar
-- row comment varchar
-- row outside_key varchar
-- row is_counted boolean
insert into participations (
    participation_id, version, organisation_id, activity_id, teacher_id, took_part_on, role,
    outcome, document, document_number, document_issued_on, is_without_evidence, coauthors,
    pupils_involved, shared_where, comment, status, status_reason, outside_key, batch_id,
    recorded_at, recorded_by, reason, superseded_at, is_withdrawn, counted_at, uncounted_at
)
select
    participation_id::uuid,
    1,
    $organisation_id,
    activity_id::uuid,
    teacher_id::uuid,
    took_part_on,
    role,
    outcome,
    document,
    document_number,
    document_issued_on,
    is_without_evidence,
    coauthors,
    pupils_involved,
    shared_where,
    comment,
    if(is_counted, 'confirmed', 'submitted'),
    '',
    outside_key,
    $batch_id,
    $recorded_at,
    $recorded_by,
    '',
    null,
    false,
    if(is_counted, $recorded_at, null),
    null,
from incoming;
