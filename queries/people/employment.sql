-- One row per teacher of the organisations, with the name and the time of employment.
-- param organisation_ids uuid[]
-- column teacher_id uuid
-- column organisation_id uuid
-- column last_name varchar
-- column first_name varchar
-- column middle_name varchar
-- column position varchar
-- column employed_from date
-- column employed_to date
select
    teacher_id,
    organisation_id,
    last_name,
    first_name,
    middle_name,
    position,
    employed_from,
    employed_to,
from teachers_current
where organisation_id in (select unnest($organisation_ids))
order by last_name, first_name, middle_name, teacher_id;
