-- One row per version of a use of a resource, the first one first.
-- param resource_use_id uuid
-- column resource_use_id uuid
-- column version integer
-- column organisation_id uuid
-- column resource_id uuid
-- column teacher_id uuid
-- column used_on date
-- column subject varchar
-- column grade smallint
-- column times integer
-- column minutes integer
-- column pupils_reached integer
-- column purpose varchar
-- column status varchar
-- column status_reason varchar
-- column outside_key varchar
-- column batch_id uuid
-- column recorded_at timestamp
-- column recorded_by uuid
-- column reason varchar
-- column superseded_at timestamp
-- column is_withdrawn boolean
-- column counted_at timestamp
-- column uncounted_at timestamp
select
    resource_use_id,
    version,
    organisation_id,
    resource_id,
    teacher_id,
    used_on,
    subject,
    grade,
    times,
    minutes,
    pupils_reached,
    purpose,
    status,
    status_reason,
    outside_key,
    batch_id,
    recorded_at,
    recorded_by,
    reason,
    superseded_at,
    is_withdrawn,
    counted_at,
    uncounted_at,
from resource_uses
where resource_use_id = $resource_use_id
order by version;
