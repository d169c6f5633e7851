-- Adds a version of every given resource; each list holds one value a row.
-- param resource_id uuid[]
-- param version integer[]
-- param organisation_id uuid[]
-- param title varchar[]
-- param kind varchar[]
-- param community varchar[]
-- param partner varchar[]
-- param subject varchar[]
-- param grades smallint[][]
-- param address varchar[]
-- param capacity integer[]
-- param outside_key varchar[]
-- param batch_id uuid[]
-- param recorded_at timestamp[]
-- param recorded_by uuid[]
-- param reason varchar[]
-- param is_withdrawn boolean[]
insert into resources (
    resource_id, version, organisation_id, title, kind, community, partner, subject, grades,
    address, capacity, outside_key, batch_id, recorded_at, recorded_by, reason, superseded_at,
    is_withdrawn
)
select
    unnest($resource_id::uuid[]),
    unnest($version::integer[]),
    unnest($organisation_id::uuid[]),
    unnest($title::varchar[]),
    unnest($kind::varchar[]),
    unnest($community::varchar[]),
    unnest($partner::varchar[]),
    unnest($subject::varchar[]),
    unnest($grades::smallint[][]),
    unnest($address::varchar[]),
    unnest($capacity::integer[]),
    unnest($outside_key::varchar[]),
    unnest($batch_id::uuid[]),
    unnest($recorded_at::timestamp[]),
    unnest($recorded_by::uuid[]),
    unnest($reason::varchar[]),
    null,
    unnest($is_withdrawn::boolean[]);
