-- Adds a version of a goal.
-- param goal_id uuid
-- param version integer
-- param organisation_id uuid
-- param indicator varchar
-- param method_group varchar: empty where the goal is not of a group
-- param teacher_id uuid: null where the goal is not of a teacher
-- param period varchar
-- param minimum double
-- param good double
-- param excellent double
-- param note varchar
-- param recorded_at timestamp
-- param recorded_by uuid
-- param reason varchar
-- param is_withdrawn boolean
insert into goals (
    goal_id, version, organisation_id, indicator, method_group, teacher_id, period,
    minimum, good, excellent, note,
    recorded_at, recorded_by, reason, superseded_at, is_withdrawn
)
values (
    $goal_id, $version, $organisation_id, $indicator, $method_group, $teacher_id, $period,
    $minimum, $good, $excellent, $note,
    $recorded_at, $recorded_by, $reason, null, $is_withdrawn
);
