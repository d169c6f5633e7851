-- Adds a version of every given teacher; each list holds one value a row.
-- param teacher_id uuid[]
-- param version integer[]
-- param organisation_id uuid[]
-- param last_name varchar[]
-- param first_name varchar[]
-- param middle_name varchar[]
-- param position varchar[]
-- param subjects varchar[][]
-- param method_groups varchar[][]
-- param qualification varchar[]
-- param qualification_until date[]
-- param employed_from date[]
-- param employed_to date[]
-- param outside_key varchar[]
-- param batch_id uuid[]
-- param recorded_at timestamp[]
-- param recorded_by uuid[]
-- param reason varchar[]
-- param is_withdrawn boolean[]
insert into teachers (
    teacher_id, version, organisation_id, last_name, first_name, middle_name, position, subjects,
    method_groups, qualification, qualification_until, employed_from, employed_to, outside_key,
    batch_id, recorded_at, recorded_by, reason, superseded_at, is_withdrawn
)
select
    unnest($teacher_id::uuid[]),
    unnest($version::integer[]),
    unnest($organisation_id::uuid[]),
    unnest($last_name::varchar[]),
    unnest($first_name::varchar[]),
    unnest($middle_name::varchar[]),
    unnest($position::varchar[]),
    unnest($subjects::varchar[][]),
    unnest($method_groups::varchar[][]),
    unnest($qualification::varchar[]),
    unnest($qualification_until::date[]),
    unnest($employed_from::date[]),
    unnest($employed_to::date[]),
    unnest($outside_key::varchar[]),
    unnest($batch_id::uuid[]),
    unnest($recorded_at::timestamp[]),
    unnest($recorded_by::uuid[]),
    unnest($reason::varchar[]),
    null,
    unnest($is_withdrawn::boolean[]);
