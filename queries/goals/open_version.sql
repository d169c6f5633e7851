-- One row: the open version of a goal of the organisations, a withdrawn one too; none for others.
-- param goal_id uuid
-- param organisation_ids uuid[]
-- column goal_id uuid
-- column version integer
-- column organisation_id uuid
-- column indicator varchar
-- column method_group varchar
-- column teacher_id uuid
-- column period varchar
-- column minimum double
-- column good double
-- column excellent double
-- column note varchar
-- column is_withdrawn boolean
select
    goal_id,
    version,
    organisation_id,
    indicator,
    method_group,
    teacher_id,
    period,
    minimum,
    good,
    excellent,
    note,
    is_withdrawn,
from goals
where
    goal_id = $goal_id
    and superseded_at is null
    and organisation_id in (select unnest($organisation_ids));
