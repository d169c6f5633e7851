-- One row per teacher of the organisations, the withdrawn ones only when asked for.
-- param organisation_ids uuid[]
-- param with_withdrawn boolean
-- column teacher_id uuid
-- column version integer
-- column last_name varchar
-- column first_name varchar
-- column middle_name varchar
-- column position varchar
-- column subjects varchar[]
-- column method_groups varchar[]
-- column qualification varchar
-- column qualification_until date
-- column employed_from date
-- column employed_to date
-- column is_withdrawn boolean
select
    teacher_id,
    version,
    last_name,
    first_name,
    middle_name,
    position,
    subjects,
    method_groups,
    qualification,
    qualification_until,
    employed_from,
    employed_to,
    is_withdrawn,
from teachers
where
    superseded_at is null
    and organisation_id in (select unnest($organisation_ids))
    and (not is_withdrawn or $with_withdrawn)
order by is_withdrawn, last_name, first_name, middle_name, teacher_id;
