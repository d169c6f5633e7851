-- Adds a version of every given use of a resource; each list holds one value a row.
-- param resource_use_id uuid[]
-- param version integer[]
-- param organisation_id uuid[]
-- param resource_id uuid[]
-- param teacher_id uuid[]
-- param used_on date[]
-- param subject varchar[]
-- param grade smallint[]
-- param times integer[]
-- param minutes integer[]
-- param pupils_reached integer[]
-- param purpose varchar[]
-- param status varchar[]
-- param status_reason varchar[]
-- param outside_key varchar[]
-- param batch_id uuid[]
-- param recorded_at timestamp[]
-- param recorded_by uuid[]
-- param reason varchar[]
-- param is_withdrawn boolean[]
-- param counted_at timestamp[]
insert into resource_uses (
    resource_use_id, version, organisation_id, resource_id, teacher_id, used_on, subject, grade,
    times, minutes, pupils_reached, purpose, status, status_reason, outside_key, batch_id,
    recorded_at, recorded_by, reason, superseded_at, is_withdrawn, counted_at, uncounted_at
)
select
    unnest($resource_use_id::uuid[]),
    unnest($version::integer[]),
    unnest($organisation_id::uuid[]),
    unnest($resource_id::uuid[]),
    unnest($teacher_id::uuid[]),
    unnest($used_on::date[]),
    unnest($subject::varchar[]),
    unnest($grade::smallint[]),
    unnest($times::integer[]),
    unnest($minutes::integer[]),
    unnest($pupils_reached::integer[]),
    unnest($purpose::varchar[]),
    unnest($status::varchar[]),
    unnest($status_reason::varchar[]),
    unnest($outside_key::varchar[]),
    unnest($batch_id::uuid[]),
    unnest($recorded_at::timestamp[]),
    unnest($recorded_by::uuid[]),
    unnest($reason::varchar[]),
    null,
    unnest($is_withdrawn::boolean[]),
    unnest($counted_at::timestamp[]),
    null;
