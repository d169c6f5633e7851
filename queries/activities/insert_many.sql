-- Adds a version of every given activity; each list holds one value a row.
-- param activity_id uuid[]
-- param version integer[]
-- param organisation_id uuid[]
-- param community varchar[]
-- param kind varchar[]
-- param title varchar[]
-- param address varchar[]
-- param starts_on date[]
-- param ends_on date[]
-- param level varchar[]
-- param subject varchar[]
-- param grades smallint[][]
-- param hours decimal(6, 1)[]
-- param issuer varchar[]
-- param material_kind varchar[]
-- param payment varchar[]
-- param outside_key varchar[]
-- param batch_id uuid[]
-- param recorded_at timestamp[]
-- param recorded_by uuid[]
-- param reason varchar[]
-- param is_withdrawn boolean[]
-- param counted_at timestamp[]
insert into activities (
    activity_id, version, organisation_id, community, kind, title, address, starts_on, ends_on,
    level, subject, grades, hours, issuer, material_kind, payment, outside_key, batch_id,
    recorded_at, recorded_by, reason, superseded_at, is_withdrawn, counted_at, uncounted_at
)
select
    unnest($activity_id::uuid[]),
    unnest($version::integer[]),
    unnest($organisation_id::uuid[]),
    unnest($community::varchar[]),
    unnest($kind::varchar[]),
    unnest($title::varchar[]),
    unnest($address::varchar[]),
    unnest($starts_on::date[]),
    unnest($ends_on::date[]),
    unnest($level::varchar[]),
    unnest($subject::varchar[]),
    unnest($grades::smallint[][]),
    unnest($hours::decimal(6, 1)[]),
    unnest($issuer::varchar[]),
    unnest($material_kind::varchar[]),
    unnest($payment::varchar[]),
    unnest($outside_key::varchar[]),
    unnest($batch_id::uuid[]),
    unnest($recorded_at::timestamp[]),
    unnest($recorded_by::uuid[]),
    unnest($reason::varchar[]),
    null,
    unnest($is_withdrawn::boolean[]),
    unnest($counted_at::timestamp[]),
    null;
