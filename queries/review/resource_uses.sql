-- One row per use of a resource in sight that waits for a check, the longest wait first.
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: null for everyone in the organisations
-- param teachers varchar[]: empty for all
-- param communities varchar[]: empty for all
-- param kinds varchar[]: empty for all
-- param method_groups varchar[]: empty for all
-- param with_evidence boolean: a use needs none; null and true let all through
-- param with_counting boolean: of which a confirmed state is in the figures; null for both
-- param waiting_before timestamp: null for all
-- param top integer: how many rows at most
-- column record_id uuid
-- column version integer
-- column activity_version integer
-- column happened_on date
-- column title varchar
-- column last_name varchar
-- column first_name varchar
-- column middle_name varchar
-- column community varchar
-- column partner varchar
-- column kind varchar
-- column level varchar
-- column counted_level varchar
-- column has_evidence boolean
-- column waiting_since timestamp
-- column found bigint: how many rows fit, whatever the limit
with
waiting as (
    select
        resource_use.resource_use_id,
        resource_use.version,
        resource_use.used_on,
        resource.title,
        teacher.last_name,
        teacher.first_name,
        teacher.middle_name,
        resource.community,
        resource.partner,
        resource.kind,
    from resource_uses_current as resource_use
    inner join resources as resource
        on resource.resource_id = resource_use.resource_id and resource.superseded_at is null
    inner join teachers as teacher
        on teacher.teacher_id = resource_use.teacher_id and teacher.superseded_at is null
    where
        resource_use.status = 'submitted'
        and resource_use.organisation_id in (select unnest($organisation_ids))
        and (
            $teacher_ids is null
            or resource_use.teacher_id in (select unnest($teacher_ids))
        )
        and (len($teachers) = 0 or list_contains($teachers, resource_use.teacher_id::varchar))
        and (len($communities) = 0 or list_contains($communities, resource.community))
        and (len($kinds) = 0 or list_contains($kinds, resource.kind))
        and (len($method_groups) = 0 or list_has_any(teacher.method_groups, $method_groups))
        and coalesce($with_evidence, true)
),

counting as (
    select resource_use_id
    from resource_uses_counted
    where resource_use_id in (select resource_use_id from waiting)
)

select
    waiting.resource_use_id as record_id,
    waiting.version,
    cast(null as integer) as activity_version,
    waiting.used_on as happened_on,
    waiting.title,
    waiting.last_name,
    waiting.first_name,
    waiting.middle_name,
    waiting.community,
    waiting.partner,
    waiting.kind,
    cast(null as varchar) as level,
    if(counting.resource_use_id is null, null, '') as counted_level,
    true as has_evidence,
    spans.waiting_since,
    count(*) over () as found,
from waiting
inner join resource_uses_waiting_since as spans using (resource_use_id)
left join counting using (resource_use_id)
where
    ($with_counting is null or (counting.resource_use_id is not null) = $with_counting)
    and ($waiting_before is null or spans.waiting_since < $waiting_before)
order by spans.waiting_since, waiting.resource_use_id
limit $top;
