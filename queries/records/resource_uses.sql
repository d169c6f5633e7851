-- One row per use of a resource in sight that fits the filters, the latest first.
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: null for everyone in the organisations
-- param starts_on date
-- param ends_on date
-- param communities varchar[]: empty for all
-- param statuses varchar[]: empty for all
-- param search varchar: a part of the resource's title, the name, the partner or the purpose
-- param is_withdrawn boolean: the withdrawn ones instead of the others
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
-- column times integer
-- column address varchar
-- column status varchar
-- column has_evidence boolean
-- column is_counting boolean: an earlier confirmed version is in the figures
-- column is_withdrawn boolean
-- column reason varchar: of the withdrawal, of being returned or not counted
-- column found bigint: how many rows fit, whatever the limit
with
fitting as (
    select *
    from resource_uses_found(
        $organisation_ids, $teacher_ids, $starts_on, $ends_on,
        $communities, $statuses, $search, $is_withdrawn
    )
),

shown as (
    select resource_use_id
    from fitting
    order by used_on desc, resource_use_id desc
    limit $top
)

select
    resource_use.resource_use_id as record_id,
    resource_use.version,
    cast(null as integer) as activity_version,
    resource_use.used_on as happened_on,
    resource.title,
    teacher.last_name,
    teacher.first_name,
    teacher.middle_name,
    resource.community,
    resource.partner,
    resource.kind,
    resource_use.times,
    resource.address,
    resource_use.status,
    true as has_evidence,
    resource_use.status <> 'confirmed' and exists (
        select 1
        from resource_uses as counted
        where
            counted.resource_use_id = resource_use.resource_use_id
            and counted.counted_at is not null
            and counted.uncounted_at is null
    ) as is_counting,
    resource_use.is_withdrawn,
    if(resource_use.is_withdrawn, resource_use.reason, resource_use.status_reason) as reason,
    (select count(*) from fitting) as found,
from shown
inner join resource_uses as resource_use
    on
        resource_use.resource_use_id = shown.resource_use_id
        and resource_use.superseded_at is null
inner join resources as resource
    on resource.resource_id = resource_use.resource_id and resource.superseded_at is null
inner join teachers as teacher
    on teacher.teacher_id = resource_use.teacher_id and teacher.superseded_at is null
order by resource_use.used_on desc, resource_use.resource_use_id desc;
