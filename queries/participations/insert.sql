-- Adds a version of a participation.
-- param participation_id uuid
-- param version integer
-- param organisation_id uuid
-- param activity_id uuid
-- param teacher_id uuid
-- param took_part_on date
-- param role varchar
-- param outcome varchar
-- param document varchar
-- param document_number varchar
-- param document_issued_on date
-- param is_without_evidence boolean
-- param coauthors varchar
-- param pupils_involved integer
-- param shared_where varchar
-- param comment varchar
-- param status varchar
-- param status_reason varchar
-- param outside_key varchar
-- param batch_id uuid
-- param recorded_at timestamp
-- param recorded_by uuid
-- param reason varchar
-- param is_withdrawn boolean
-- param counted_at timestamp
insert into participations (
    participation_id, version, organisation_id, activity_id, teacher_id, took_part_on, role,
    outcome, document, document_number, document_issued_on, is_without_evidence, coauthors,
    pupils_involved, shared_where, comment, status, status_reason, outside_key, batch_id,
    recorded_at, recorded_by, reason, superseded_at, is_withdrawn, counted_at, uncounted_at
)
values (
    $participation_id, $version, $organisation_id, $activity_id, $teacher_id, $took_part_on, $role,
    $outcome, $document, $document_number, $document_issued_on, $is_without_evidence, $coauthors,
    $pupils_involved, $shared_where, $comment, $status, $status_reason, $outside_key, $batch_id,
    $recorded_at, $recorded_by, $reason, null, $is_withdrawn, $counted_at, null
);
