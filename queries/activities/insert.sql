-- Adds a version of an activity.
-- param activity_id uuid
-- param version integer
-- param organisation_id uuid
-- param community varchar
-- param kind varchar
-- param title varchar
-- param address varchar
-- param starts_on date
-- param ends_on date
-- param level varchar
-- param subject varchar
-- param grades smallint[]
-- param hours decimal(6, 1)
-- param issuer varchar
-- param material_kind varchar
-- param payment varchar
-- param outside_key varchar
-- param batch_id uuid
-- param recorded_at timestamp
-- param recorded_by uuid
-- param reason varchar
-- param is_withdrawn boolean
-- param counted_at timestamp
insert into activities (
    activity_id, version, organisation_id, community, kind, title, address, starts_on, ends_on,
    level, subject, grades, hours, issuer, material_kind, payment, outside_key, batch_id,
    recorded_at, recorded_by, reason, superseded_at, is_withdrawn, counted_at, uncounted_at
)
values (
    $activity_id, $version, $organisation_id, $community, $kind, $title, $address, $starts_on,
    $ends_on, $level, $subject, $grades, $hours, $issuer, $material_kind, $payment, $outside_key,
    $batch_id, $recorded_at, $recorded_by, $reason, null, $is_withdrawn, $counted_at, null
);
