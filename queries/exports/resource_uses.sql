-- One row per use of a resource among these, the latest first.
-- param record_ids uuid[]
-- column record_id uuid
-- column version integer
-- column activity_version integer
-- column last_name varchar
-- column first_name varchar
-- column middle_name varchar
-- column resource varchar
-- column provider varchar: community, partner or own
-- column community varchar
-- column partner varchar
-- column used_on date
-- column subject varchar
-- column grade smallint
-- column times integer
-- column minutes integer
-- column pupils_reached integer
-- column purpose varchar
-- column status varchar
select
    resource_use.resource_use_id as record_id,
    resource_use.version,
    cast(null as integer) as activity_version,
    teacher.last_name,
    teacher.first_name,
    teacher.middle_name,
    resource.title as resource,
    case
        when resource.community is not null then 'community'
        when resource.partner <> '' then 'partner'
        else 'own'
    end as provider,
    resource.community,
    resource.partner,
    resource_use.used_on,
    resource_use.subject,
    resource_use.grade,
    resource_use.times,
    resource_use.minutes,
    resource_use.pupils_reached,
    resource_use.purpose,
    resource_use.status,
from resource_uses as resource_use
inner join resources as resource
    on resource.resource_id = resource_use.resource_id and resource.superseded_at is null
inner join teachers as teacher
    on teacher.teacher_id = resource_use.teacher_id and teacher.superseded_at is null
where
    resource_use.superseded_at is null
    and resource_use.resource_use_id in (select unnest($record_ids))
order by resource_use.used_on desc, resource_use.resource_use_id desc;
