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
        resource_use.times,
        resource.address,
        resource_use.status,
        resource_use.is_withdrawn,
        if(resource_use.is_withdrawn, resource_use.reason, resource_use.status_reason) as reason,
        count(*) over () as found,
    from resource_uses as resource_use
    inner join resources as resource
        on resource.resource_id = resource_use.resource_id and resource.superseded_at is null
    inner join teachers as teacher
        on teacher.teacher_id = resource_use.teacher_id and teacher.superseded_at is null
    where
        resource_use.superseded_at is null
        and resource_use.is_withdrawn = $is_withdrawn
        and resource_use.organisation_id in (select unnest($organisation_ids))
        and ($teacher_ids is null or resource_use.teacher_id in (select unnest($teacher_ids)))
        and resource_use.used_on between $starts_on and $ends_on
        and (len($communities) = 0 or list_contains($communities, resource.community))
        and (len($statuses) = 0 or list_contains($statuses, resource_use.status))
        and contains(
            replace(
                lower(
                    concat_ws(
                        ' ',
                        resource.title,
                        teacher.last_name,
                        teacher.first_name,
                        teacher.middle_name,
                        resource.partner,
                        resource_use.purpose
                    )
                ),
                'ё',
                'е'
            ),
            replace(lower($search), 'ё', 'е')
        )
    order by resource_use.used_on desc, resource_use.resource_use_id desc
    limit $top
)

select
    resource_use_id as record_id,
    version,
    cast(null as integer) as activity_version,
    used_on as happened_on,
    title,
    last_name,
    first_name,
    middle_name,
    community,
    partner,
    kind,
    times,
    address,
    status,
    true as has_evidence,
    status <> 'confirmed' and exists (
        select 1
        from resource_uses as counted
        where
            counted.resource_use_id = fitting.resource_use_id
            and counted.counted_at is not null
            and counted.uncounted_at is null
    ) as is_counting,
    is_withdrawn,
    reason,
    found,
from fitting
order by used_on desc, resource_use_id desc;
