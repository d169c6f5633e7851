-- Adds a version of a use of a resource.
-- param resource_use_id uuid
-- param version integer
-- param organisation_id uuid
-- param resource_id uuid
-- param teacher_id uuid
-- param used_on date
-- param subject varchar
-- param grade smallint
-- param times integer
-- param minutes integer
-- param pupils_reached integer
-- param purpose varchar
-- param status varchar
-- param status_reason varchar
-- param outside_key varchar
-- param batch_id uuid
-- param recorded_at timestamp
-- param recorded_by uuid
-- param reason varchar
-- param is_withdrawn boolean
-- param counted_at timestamp
insert into resource_uses (
    resource_use_id, version, organisation_id, resource_id, teacher_id, used_on, subject, grade,
    times, minutes, pupils_reached, purpose, status, status_reason, outside_key, batch_id,
    recorded_at, recorded_by, reason, superseded_at, is_withdrawn, counted_at, uncounted_at
)
values (
    $resource_use_id, $version, $organisation_id, $resource_id, $teacher_id, $used_on, $subject,
    $grade, $times, $minutes, $pupils_reached, $purpose, $status, $status_reason, $outside_key,
    $batch_id, $recorded_at, $recorded_by, $reason, null, $is_withdrawn, $counted_at, null
);
