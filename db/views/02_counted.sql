-- The counting rules, once, at a moment; a null moment is now. A version counts from its
-- confirmation (counted_at) until another one takes its place (uncounted_at). Waiting are the
-- submitted records of which no version counts yet: a confirmed record that its owner changed is in
-- the figures once, as it was confirmed.

create or replace macro is_counting_at(counted_at, uncounted_at, moment) as
counted_at is not null
and (moment is null or counted_at <= moment)
and (uncounted_at is null or uncounted_at > moment);

create or replace macro is_open_at(recorded_at, superseded_at, moment) as
(moment is null or recorded_at <= moment)
and (superseded_at is null or superseded_at > moment);

-- The versions of activities and participations that a figure speaks of: those that count, and
-- beside them those of what waits.

create or replace view activities_counted_now as
select *, false as is_waiting,
from activities
where is_counting_at(counted_at, uncounted_at, null::timestamp);

create or replace view participations_counted_now as
select *, false as is_waiting,
from participations
where is_counting_at(counted_at, uncounted_at, null::timestamp);

create or replace macro activities_shown_at(moment) as table
select *, false as is_waiting,
from activities
where is_counting_at(counted_at, uncounted_at, moment)
union all
select *, true,
from activities
where is_open_at(recorded_at, superseded_at, moment) and not is_withdrawn;

create or replace macro participations_shown_at(moment) as table
select *, false as is_waiting,
from participations
where is_counting_at(counted_at, uncounted_at, moment)
union all
select *, true,
from participations
where
    is_open_at(recorded_at, superseded_at, moment)
    and not is_withdrawn
    and status = 'submitted'
    and participation_id not in (
        select counted.participation_id
        from participations as counted
        where is_counting_at(counted.counted_at, counted.uncounted_at, moment)
    );

-- What counts and what waits are joined apart, so that whoever asks for the one spares the other.
create or replace macro participations_measured_at(moment) as table
select
    participation.participation_id, participation.activity_id, participation.organisation_id,
    participation.teacher_id, participation.took_part_on, participation.role,
    participation.outcome, participation.document, activity.community, activity.kind,
    activity.level, activity.subject, activity.grades, activity.hours, activity.ends_on,
    greatest(participation.counted_at, activity.counted_at) as counted_since,
    false as is_waiting,
from participations as participation
inner join activities as activity using (activity_id)
where
    is_counting_at(participation.counted_at, participation.uncounted_at, moment)
    and is_counting_at(activity.counted_at, activity.uncounted_at, moment)
union all
select
    participation.participation_id, participation.activity_id, participation.organisation_id,
    participation.teacher_id, participation.took_part_on, participation.role,
    participation.outcome, participation.document, activity.community, activity.kind,
    activity.level, activity.subject, activity.grades, activity.hours, activity.ends_on,
    null,
    true,
from participations_shown_at(moment) as participation
inner join activities_shown_at(moment) as activity using (activity_id)
where participation.is_waiting and activity.is_waiting;

-- What counted at a moment and does not count so any more: it or its activity was changed since.
-- Each half is found by its own stamp. That the activities of the first are few is said by a list
-- taken apart again; of a plain `in` DuckDB thinks that they are many, and makes a table of all.
create or replace macro participations_uncounted_since(moment) as table
with uncounted as materialized (
    select *
    from participations
    where counted_at <= moment and uncounted_at > moment
),

their_activities as materialized (
    select *
    from activities
    where
        is_counting_at(counted_at, uncounted_at, moment)
        and activity_id in (select unnest(list(activity_id)) from uncounted)
)

select
    participation.participation_id, participation.activity_id, participation.organisation_id,
    participation.teacher_id, participation.took_part_on, participation.role,
    participation.outcome, participation.document, activity.community, activity.kind,
    activity.level, activity.subject, activity.grades, activity.hours, activity.ends_on,
from uncounted as participation
inner join their_activities as activity using (activity_id)
union all
select
    participation.participation_id, participation.activity_id, participation.organisation_id,
    participation.teacher_id, participation.took_part_on, participation.role,
    participation.outcome, participation.document, activity.community, activity.kind,
    activity.level, activity.subject, activity.grades, activity.hours, activity.ends_on,
from participations as participation
inner join activities as activity using (activity_id)
where
    participation.counted_at <= moment
    and participation.uncounted_at is null
    and activity.counted_at <= moment
    and activity.uncounted_at > moment;

-- The uses that count now, as a figure speaks of them.
create or replace view resource_uses_counted_now as
select
    resource_use_id, organisation_id, resource_id, teacher_id, used_on, subject, grade,
    times, minutes, pupils_reached, false as is_waiting,
from resource_uses
where is_counting_at(counted_at, uncounted_at, null::timestamp);

create or replace macro resource_uses_measured_at(moment) as table
select
    resource_use_id, organisation_id, resource_id, teacher_id, used_on, subject, grade,
    times, minutes, pupils_reached, false as is_waiting,
from resource_uses
where is_counting_at(counted_at, uncounted_at, moment)
union all
select
    resource_use_id, organisation_id, resource_id, teacher_id, used_on, subject, grade,
    times, minutes, pupils_reached, true,
from resource_uses
where
    is_open_at(recorded_at, superseded_at, moment)
    and not is_withdrawn
    and status = 'submitted'
    and resource_use_id not in (
        select counted.resource_use_id
        from resource_uses as counted
        where is_counting_at(counted.counted_at, counted.uncounted_at, moment)
    );

create or replace macro teachers_at(moment) as table
select *
from teachers
where is_open_at(recorded_at, superseded_at, moment) and not is_withdrawn;

create or replace macro resources_at(moment) as table
select *
from resources
where is_open_at(recorded_at, superseded_at, moment) and not is_withdrawn;

create or replace view activities_counted as
select * exclude (is_waiting)
from activities_shown_at(null::timestamp)
where not is_waiting;

create or replace view participations_counted as
select * from participations_measured_at(null::timestamp) where not is_waiting;

create or replace view resource_uses_counted as
select * exclude (is_waiting) from resource_uses_counted_now;

-- What a transaction changed of what counts, found by its one stamp: a participation itself or its
-- activity.
create or replace macro participations_changed_at(moment) as table
select participation_id
from participations
where
    recorded_at = moment or counted_at = moment or uncounted_at = moment or superseded_at = moment
union
select participation_id
from participations
where
    activity_id in (
        select activity_id
        from activities
        where counted_at = moment or uncounted_at = moment
    );
