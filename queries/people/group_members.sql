-- One row per method group of a teacher of the organisations.
-- param organisation_ids uuid[]
-- column method_group varchar
-- column organisation_id uuid
-- column teacher_id uuid
select
    unnest(method_groups) as method_group,
    organisation_id,
    teacher_id,
from teachers_current
where organisation_id in (select unnest($organisation_ids))
order by last_name, first_name, middle_name, teacher_id, method_group;
