-- Puts in what counts of the participations that a transaction changed, joining only these.
-- param moment timestamp: the one stamp of the transaction
insert into counted_participations by name
with changed as materialized (
    select participation_id
    from participations_changed_at($moment)
),

counted as materialized (
    select
        participation_id, activity_id, organisation_id, teacher_id, took_part_on,
        role, outcome, document, counted_at,
    from participations
    where
        counted_at is not null
        and uncounted_at is null
        and participation_id in (select participation_id from changed)
),

activity as materialized (
    select activity_id, community, kind, level, subject, grades, hours, ends_on, counted_at,
    from activities_counted
    where activity_id in (select activity_id from counted)
)

select
    counted.* exclude (counted_at),
    activity.* exclude (activity_id, counted_at),
    greatest(counted.counted_at, activity.counted_at) as counted_since,
from counted
inner join activity using (activity_id);
