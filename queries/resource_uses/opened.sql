-- One row per use of a resource that stands, of those asked for.
-- param record_ids uuid[]
-- column record_id uuid
-- column version integer
-- column activity_version integer
-- column organisation_id uuid
-- column teacher_id uuid
-- column status varchar
-- column status_reason varchar
-- column recorded_at timestamp
-- column recorded_by uuid
select
    resource_use_id as record_id,
    version,
    cast(null as integer) as activity_version,
    organisation_id,
    teacher_id,
    status,
    status_reason,
    recorded_at,
    recorded_by,
from resource_uses_current
where resource_use_id in (select unnest($record_ids::uuid[]))
order by resource_use_id;
