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

-- The same as it was at a moment: what counted then, who was known then. Nothing for a null moment.

create or replace macro participations_counted_at(moment) as table
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
inner join activities as activity
    on
        activity.activity_id = participation.activity_id
        and activity.counted_at <= moment
        and (activity.uncounted_at is null or activity.uncounted_at > moment)
where
    participation.counted_at <= moment
    and (participation.uncounted_at is null or participation.uncounted_at > moment);

create or replace macro participations_waiting_at(moment) as table
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
from participations as participation
inner join activities as activity
    on
        activity.activity_id = participation.activity_id
        and activity.recorded_at <= moment
        and (activity.superseded_at is null or activity.superseded_at > moment)
where
    participation.recorded_at <= moment
    and (participation.superseded_at is null or participation.superseded_at > moment)
    and not participation.is_withdrawn
    and participation.status = 'submitted'
    and participation.participation_id not in (
        select counted.participation_id
        from participations as counted
        where
            counted.counted_at <= moment
            and (counted.uncounted_at is null or counted.uncounted_at > moment)
    );

create or replace macro resource_uses_counted_at(moment) as table
select
    resource_use_id, organisation_id, resource_id, teacher_id, used_on, subject, grade,
    times, minutes, pupils_reached, false as is_waiting,
from resource_uses
where counted_at <= moment and (uncounted_at is null or uncounted_at > moment);

create or replace macro resource_uses_waiting_at(moment) as table
select
    resource_use_id, organisation_id, resource_id, teacher_id, used_on, subject, grade,
    times, minutes, pupils_reached, true as is_waiting,
from resource_uses
where
    recorded_at <= moment
    and (superseded_at is null or superseded_at > moment)
    and not is_withdrawn
    and status = 'submitted'
    and resource_use_id not in (
        select counted.resource_use_id
        from resource_uses as counted
        where
            counted.counted_at <= moment
            and (counted.uncounted_at is null or counted.uncounted_at > moment)
    );

create or replace macro teachers_at(moment) as table
select *
from teachers
where
    recorded_at <= moment
    and (superseded_at is null or superseded_at > moment)
    and not is_withdrawn;
