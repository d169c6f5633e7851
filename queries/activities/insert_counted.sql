-- Adds a counting version to every one of these activities, just closed.
-- param activity_ids uuid[]
-- param level varchar: null leaves each its own
-- param moment timestamp: when the versions before were closed
-- param account_id uuid
insert into activities by name
select * replace (
    version + 1 as version,
    coalesce($level, level) as level,
    $moment as recorded_at,
    $account_id as recorded_by,
    '' as reason,
    null as superseded_at,
    false as is_withdrawn,
    $moment as counted_at,
    null as uncounted_at
)
from activities
where activity_id in (select unnest($activity_ids::uuid[])) and superseded_at = $moment;
