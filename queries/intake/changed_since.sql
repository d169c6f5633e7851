-- One row per record of an import that somebody changed afterwards, the latest change first.
-- param batch_id uuid
-- column record_id uuid
-- column sort varchar: participation, resource_use, teacher or resource
-- column title varchar: of the activity or resource; empty for a teacher
-- column last_name varchar: of the teacher, empty for a resource
-- column first_name varchar
-- column middle_name varchar
-- column changed_at timestamp
-- column changed_by varchar: a name, null for the machine
with import as (
    select applied_at, applied_by from import_batches where batch_id = $batch_id
),
activities_since as (
    select activity.activity_id, activity.recorded_at, activity.recorded_by
    from activities as activity
    cross join import
    where activity.recorded_at > import.applied_at
    union all
    select participation.activity_id, participation.recorded_at, participation.recorded_by
    from participations as participation
    inner join activities as activity using (activity_id)
    cross join import
    where
        participation.version = 1
        and participation.recorded_at > import.applied_at
        and activity.version > 1
        and activity.recorded_at = import.applied_at
),
touched as (
    select
        'participation' as sort,
        participation_id as record_id,
        min(version) = 1 as is_made,
    from participations
    cross join import
    where recorded_at = applied_at and recorded_by is not distinct from applied_by
    group by participation_id
    union all
    select 'resource_use', resource_use_id, min(version) = 1
    from resource_uses
    cross join import
    where recorded_at = applied_at and recorded_by is not distinct from applied_by
    group by resource_use_id
    union all
    select 'teacher', teacher_id, min(version) = 1
    from teachers
    cross join import
    where recorded_at = applied_at and recorded_by is not distinct from applied_by
    group by teacher_id
    union all
    select 'resource', resource_id, min(version) = 1
    from resources
    cross join import
    where recorded_at = applied_at and recorded_by is not distinct from applied_by
    group by resource_id
),
changes as (
    select participation_id as record_id, recorded_at, recorded_by
    from participations
    cross join import
    where recorded_at > applied_at
    union all
    select participation.participation_id, since.recorded_at, since.recorded_by
    from participations as participation
    inner join activities_since as since using (activity_id)
    where participation.superseded_at is null
    union all
    select resource_use_id, recorded_at, recorded_by
    from resource_uses
    cross join import
    where recorded_at > applied_at
    union all
    select teacher_id, recorded_at, recorded_by
    from teachers
    cross join import
    where recorded_at > applied_at
    union all
    select resource_id, recorded_at, recorded_by
    from resources
    cross join import
    where recorded_at > applied_at
),
latest as (
    select
        touched.sort,
        touched.record_id,
        touched.is_made,
        max(changes.recorded_at) as changed_at,
        arg_max(changes.recorded_by, changes.recorded_at) as changed_by,
    from touched
    inner join changes using (record_id)
    group by touched.sort, touched.record_id, touched.is_made
),
named as (
    select
        participation.participation_id as record_id,
        activity.title,
        participation.teacher_id,
        participation.is_withdrawn,
    from participations as participation
    inner join activities as activity
        on activity.activity_id = participation.activity_id and activity.superseded_at is null
    where participation.superseded_at is null
    union all
    select
        resource_use.resource_use_id,
        resource.title,
        resource_use.teacher_id,
        resource_use.is_withdrawn,
    from resource_uses as resource_use
    inner join resources as resource
        on resource.resource_id = resource_use.resource_id and resource.superseded_at is null
    where resource_use.superseded_at is null
    union all
    select teacher_id, '', teacher_id, is_withdrawn
    from teachers
    where superseded_at is null
    union all
    select resource_id, title, null, is_withdrawn
    from resources
    where superseded_at is null
)
select
    latest.record_id,
    latest.sort,
    named.title,
    coalesce(teacher.last_name, '') as last_name,
    coalesce(teacher.first_name, '') as first_name,
    coalesce(teacher.middle_name, '') as middle_name,
    latest.changed_at,
    account.display_name as changed_by,
from latest
inner join named using (record_id)
left join teachers as teacher
    on teacher.teacher_id = named.teacher_id and teacher.superseded_at is null
left join accounts as account on account.account_id = latest.changed_by
where not (latest.is_made and named.is_withdrawn)
order by latest.changed_at desc, latest.record_id;
