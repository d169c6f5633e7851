-- The counting rules, once. A version counts from its confirmation (counted_at) until another one
-- takes its place (uncounted_at). Waiting are the submitted records of which no version counts yet:
-- a confirmed record that its owner changed is in the figures once, as it was confirmed.

create or replace view activities_counted as
select * from activities where counted_at is not null and uncounted_at is null;

create or replace view participations_counted as
select
    participation.participation_id,
    participation.activity_id,
    participation.organisation_id,
    participation.teacher_id,
    participation.took_part_on,
    participation.role,
    participation.outcome,
    participation.document,
    activity.community,
    activity.kind,
    activity.level,
    activity.subject,
    activity.grades,
    activity.hours,
    activity.ends_on,
    false as is_waiting,
from participations as participation
inner join activities_counted as activity using (activity_id)
where participation.counted_at is not null and participation.uncounted_at is null;

create or replace view participations_waiting as
select
    participation.participation_id,
    participation.activity_id,
    participation.organisation_id,
    participation.teacher_id,
    participation.took_part_on,
    participation.role,
    participation.outcome,
    participation.document,
    activity.community,
    activity.kind,
    activity.level,
    activity.subject,
    activity.grades,
    activity.hours,
    activity.ends_on,
    true as is_waiting,
from participations_current as participation
inner join activities_current as activity using (activity_id)
where
    participation.status = 'submitted'
    and not exists (
        select 1
        from participations as counted
        where
            counted.participation_id = participation.participation_id
            and counted.counted_at is not null
            and counted.uncounted_at is null
    );

create or replace view resource_uses_counted as
select
    resource_use_id, organisation_id, resource_id, teacher_id, used_on, subject, grade,
    times, minutes, pupils_reached, false as is_waiting,
from resource_uses
where counted_at is not null and uncounted_at is null;

create or replace view resource_uses_waiting as
select
    resource_use_id, organisation_id, resource_id, teacher_id, used_on, subject, grade,
    times, minutes, pupils_reached, true as is_waiting,
from resource_uses_current as resource_use
where
    status = 'submitted'
    and not exists (
        select 1
        from resource_uses as counted
        where
            counted.resource_use_id = resource_use.resource_use_id
            and counted.counted_at is not null
            and counted.uncounted_at is null
    );
