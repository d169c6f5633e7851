-- Hands the goals of a method group to another, as new versions; withdrawn where that has its own.
-- param old_code varchar
-- param new_code varchar
-- param moment timestamp
-- param account_id uuid
-- param reason varchar
insert into goals (
    goal_id, version, organisation_id, indicator, method_group, teacher_id, period,
    minimum, good, excellent, note,
    recorded_at, recorded_by, reason, superseded_at, is_withdrawn
)
select
    goal_id,
    version + 1,
    organisation_id,
    indicator,
    $new_code,
    teacher_id,
    period,
    minimum,
    good,
    excellent,
    note,
    $moment,
    $account_id,
    $reason,
    null,
    is_withdrawn or exists (
        select 1
        from goals as standing
        where
            standing.superseded_at is null
            and not standing.is_withdrawn
            and standing.method_group = $new_code
            and standing.organisation_id = goals.organisation_id
            and standing.indicator = goals.indicator
            and standing.period = goals.period
    ),
from goals
where superseded_at is null and method_group = $old_code;
