-- Since when a record waits for a check: since the first version after the last decision, so that a
-- further correction does not put it at the end of the queue. A decision that whoever made it took
-- back, the record being again what it was, is none: the record waits as long as it did.

-- Those in a later version than the first; the first waits since it was recorded.
create or replace view participations_waiting_again as
with
versions as (
    select
        participation_id,
        version,
        recorded_at,
        recorded_by,
        status = 'submitted' and not is_withdrawn as is_waiting,
        hash(
            activity_id, teacher_id, took_part_on, role, outcome, document, document_number,
            document_issued_on, is_without_evidence, coauthors, pupils_involved, shared_where, comment
        ) as content,
        lead(recorded_by) over (partition by participation_id order by version) as followed_by,
    from participations
    where
        participation_id in (
            select participation_id
            from participations_current
            where status = 'submitted' and version > 1
        )
),

waits as (
    select
        participation_id,
        recorded_at,
        version = lag(version) over former + 1
        or (
            content = lag(content) over former
            and recorded_by is not distinct from lag(followed_by) over former
        ) as is_going_on,
    from versions
    where is_waiting
    window former as (partition by participation_id order by version)
)

select participation_id, max(recorded_at) as waiting_since,
from waits
where is_going_on is not true
group by participation_id;

create or replace view participations_waiting_since as
select participation_id, recorded_at as waiting_since,
from participations_current
where status = 'submitted' and version = 1
union all
select participation_id, waiting_since,
from participations_waiting_again;

create or replace view resource_uses_waiting_since as
with
versions as (
    select
        resource_use_id,
        version,
        recorded_at,
        recorded_by,
        status = 'submitted' and not is_withdrawn as is_waiting,
        hash(
            resource_id, teacher_id, used_on, subject, grade, times, minutes, pupils_reached, purpose
        ) as content,
        lead(recorded_by) over (partition by resource_use_id order by version) as followed_by,
    from resource_uses
    where
        resource_use_id in (
            select resource_use_id
            from resource_uses_current
            where status = 'submitted' and version > 1
        )
),

waits as (
    select
        resource_use_id,
        recorded_at,
        version = lag(version) over former + 1
        or (
            content = lag(content) over former
            and recorded_by is not distinct from lag(followed_by) over former
        ) as is_going_on,
    from versions
    where is_waiting
    window former as (partition by resource_use_id order by version)
)

select resource_use_id, recorded_at as waiting_since,
from resource_uses_current
where status = 'submitted' and version = 1
union all
select resource_use_id, max(recorded_at),
from waits
where is_going_on is not true
group by resource_use_id;
