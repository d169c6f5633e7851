-- One row per use of a resource in sight that fits the filters, the latest first.
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: null for everyone in the organisations
-- param starts_on date
-- param ends_on date
-- param communities varchar[]: empty for all
-- param statuses varchar[]: empty for all
-- param search varchar: a part of the resource's title, the name, the partner or the purpose
-- param is_withdrawn boolean: the withdrawn ones instead of the others
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
from resource_uses_found(
    $organisation_ids, $teacher_ids, $starts_on, $ends_on,
    $communities, $statuses, $search, $is_withdrawn
) as found
inner join resource_uses as resource_use
    on resource_use.resource_use_id = found.resource_use_id and resource_use.superseded_at is null
inner join resources as resource
    on resource.resource_id = resource_use.resource_id and resource.superseded_at is null
inner join teachers as teacher
    on teacher.teacher_id = resource_use.teacher_id and teacher.superseded_at is null
order by resource_use.used_on desc, resource_use.resource_use_id desc;
