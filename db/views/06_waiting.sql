-- Since when a record waits for a check: since the first version after the last decision, so that a
-- further correction does not put it at the end of the queue.

create or replace view participations_waiting_since as
select participation_id, min(recorded_at) as waiting_since,
from (
    select
        participation_id,
        version,
        recorded_at,
        max(if(status <> 'submitted' or is_withdrawn, version, 0)) over (
            partition by participation_id
        ) as last_other,
    from participations
    where
        participation_id in (
            select participation_id from participations_current where status = 'submitted'
        )
)
where version > last_other
group by participation_id;

create or replace view resource_uses_waiting_since as
select resource_use_id, min(recorded_at) as waiting_since,
from (
    select
        resource_use_id,
        version,
        recorded_at,
        max(if(status <> 'submitted' or is_withdrawn, version, 0)) over (
            partition by resource_use_id
        ) as last_other,
    from resource_uses
    where
        resource_use_id in (
            select resource_use_id from resource_uses_current where status = 'submitted'
        )
)
where version > last_other
group by resource_use_id;
