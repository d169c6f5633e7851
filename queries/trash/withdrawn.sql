-- One row per withdrawn record in sight, the latest withdrawal first.
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: null for everyone in the organisations
-- param sorts varchar[]: participations, resource_uses, teachers, reference_items
-- param search varchar: a part of the title, the name, the reason or of who withdrew it
-- param top integer: how many rows at most
-- column sort varchar
-- column record_id varchar: of an item of a reference list: list/code
-- column version integer
-- column title varchar: empty for a teacher
-- column last_name varchar
-- column first_name varchar
-- column middle_name varchar
-- column happened_on date
-- column withdrawn_at timestamp
-- column display_name varchar: who withdrew it, empty when no account did
-- column reason varchar
-- column found bigint: how many rows fit, whatever the limit
with
facts as (
    select
        'participations' as sort,
        cast(participation.participation_id as varchar) as record_id,
        participation.version,
        participation.organisation_id,
        participation.teacher_id,
        activity.title,
        participation.took_part_on as happened_on,
        participation.recorded_at,
        participation.recorded_by,
        participation.reason,
    from participations as participation
    inner join activities as activity
        on activity.activity_id = participation.activity_id and activity.superseded_at is null
    where participation.superseded_at is null and participation.is_withdrawn
    union all
    select
        'resource_uses' as sort,
        cast(resource_use.resource_use_id as varchar) as record_id,
        resource_use.version,
        resource_use.organisation_id,
        resource_use.teacher_id,
        resource.title,
        resource_use.used_on as happened_on,
        resource_use.recorded_at,
        resource_use.recorded_by,
        resource_use.reason,
    from resource_uses as resource_use
    inner join resources as resource
        on resource.resource_id = resource_use.resource_id and resource.superseded_at is null
    where resource_use.superseded_at is null and resource_use.is_withdrawn
),

withdrawn as (
    select
        facts.* exclude (organisation_id, teacher_id),
        teacher.last_name,
        teacher.first_name,
        teacher.middle_name,
    from facts
    inner join teachers as teacher
        on teacher.teacher_id = facts.teacher_id and teacher.superseded_at is null
    where
        facts.organisation_id in (select unnest($organisation_ids))
        and ($teacher_ids is null or facts.teacher_id in (select unnest($teacher_ids)))
    union all by name
    select
        'teachers' as sort,
        cast(teacher_id as varchar) as record_id,
        version,
        '' as title,
        cast(null as date) as happened_on,
        recorded_at,
        recorded_by,
        reason,
        last_name,
        first_name,
        middle_name,
    from teachers
    where
        superseded_at is null
        and is_withdrawn
        and organisation_id in (select unnest($organisation_ids))
    union all by name
    select
        'reference_items' as sort,
        concat(list, '/', code) as record_id,
        version,
        name as title,
        cast(null as date) as happened_on,
        recorded_at,
        recorded_by,
        reason,
        '' as last_name,
        '' as first_name,
        '' as middle_name,
    from reference_items
    where superseded_at is null and is_withdrawn
)

select
    withdrawn.sort,
    withdrawn.record_id,
    withdrawn.version,
    withdrawn.title,
    withdrawn.last_name,
    withdrawn.first_name,
    withdrawn.middle_name,
    withdrawn.happened_on,
    withdrawn.recorded_at as withdrawn_at,
    coalesce(accounts.display_name, '') as display_name,
    withdrawn.reason,
    count(*) over () as found,
from withdrawn
left join accounts on accounts.account_id = withdrawn.recorded_by
where
    list_contains($sorts, withdrawn.sort)
    and contains(
        replace(
            lower(
                concat_ws(
                    ' ',
                    withdrawn.title,
                    withdrawn.last_name,
                    withdrawn.first_name,
                    withdrawn.middle_name,
                    withdrawn.reason,
                    accounts.display_name
                )
            ),
            'ё',
            'е'
        ),
        replace(lower($search), 'ё', 'е')
    )
order by withdrawn.recorded_at desc, withdrawn.record_id
limit $top;
