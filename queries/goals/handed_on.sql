-- One row per goal of the person's last handing on that stands as it was set, unchanged since.
-- param account_id uuid
-- param reasons varchar[]: what a goal that was handed on says, in every language
-- param since timestamp: earlier ones are no more told of
-- column goal_id uuid
-- column period varchar
-- column recorded_at timestamp
with last as (
    select max(recorded_at) as recorded_at
    from goals
    where
        version = 1
        and recorded_by = $account_id
        and list_contains($reasons, reason)
        and recorded_at >= $since
)
select goal.goal_id, goal.period, goal.recorded_at
from goals as goal
inner join last using (recorded_at)
where
    goal.version = 1
    and goal.recorded_by = $account_id
    and list_contains($reasons, goal.reason)
    and goal.superseded_at is null
    and not goal.is_withdrawn
order by goal.goal_id;
