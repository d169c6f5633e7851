-- One row: the goal that stands for a figure, a unit and a period; no row where there is none.
-- param organisation_id uuid
-- param indicator varchar
-- param method_group varchar: empty where the goal is not of a group
-- param teacher_id uuid: null where the goal is not of a teacher
-- param period varchar
-- column goal_id uuid
select goal_id
from goals
where
    superseded_at is null
    and not is_withdrawn
    and organisation_id = $organisation_id
    and indicator = $indicator
    and method_group = $method_group
    and teacher_id is not distinct from $teacher_id
    and period = $period
limit 1;
