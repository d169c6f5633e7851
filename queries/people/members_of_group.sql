-- One row per teacher of a method group.
-- param organisation_id uuid
-- param method_group varchar
-- column teacher_id uuid
select teacher_id
from teachers_current
where organisation_id = $organisation_id and list_contains(method_groups, $method_group)
order by teacher_id;
