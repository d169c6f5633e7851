-- Adds a version of a resource.
-- param resource_id uuid
-- param version integer
-- param organisation_id uuid
-- param title varchar
-- param kind varchar
-- param community varchar
-- param partner varchar
-- param subject varchar
-- param grades smallint[]
-- param address varchar
-- param capacity integer
-- param outside_key varchar
-- param batch_id uuid
-- param recorded_at timestamp
-- param recorded_by uuid
-- param reason varchar
-- param is_withdrawn boolean
insert into resources (
    resource_id, version, organisation_id, title, kind, community, partner, subject, grades,
    address, capacity, outside_key, batch_id, recorded_at, recorded_by, reason, superseded_at,
    is_withdrawn
)
values (
    $resource_id, $version, $organisation_id, $title, $kind, $community, $partner, $subject,
    $grades, $address, $capacity, $outside_key, $batch_id, $recorded_at, $recorded_by, $reason,
    null, $is_withdrawn
);
