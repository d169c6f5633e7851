-- One row per goal whose figure is in sight, in the order in which they were set.
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: null for everyone in the organisations; a part sees no whole
-- param method_group varchar: the group that the person leads, empty for none
-- param with_names boolean: whether the goals of single teachers are told
-- param known_at timestamp: the moment it is set back to, null for now
-- column goal_id uuid
-- column version integer
-- column indicator varchar
-- column method_group varchar: empty where the goal is not of a group
-- column teacher_id uuid: null where the goal is not of a teacher
-- column period varchar
-- column minimum double
-- column good double
-- column excellent double
-- column note varchar
-- column is_withdrawn boolean: withdrawn ones come too
select
    goal_id,
    version,
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
    is_open_at(recorded_at, superseded_at, $known_at)
    and organisation_id in (select unnest($organisation_ids))
    and case
        when teacher_id is not null
            then $with_names and ($teacher_ids is null or list_contains($teacher_ids, teacher_id))
        when method_group <> ''
            then $teacher_ids is null or method_group = $method_group
        else $teacher_ids is null
    end
order by goal_id;
