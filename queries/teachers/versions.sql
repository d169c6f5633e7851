-- One row per version of a teacher, the first one first.
-- param teacher_id uuid
-- column teacher_id uuid
-- column version integer
-- column organisation_id uuid
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
-- column outside_key varchar
-- column batch_id uuid
-- column recorded_at timestamp
-- column recorded_by uuid
-- column reason varchar
-- column is_withdrawn boolean
select
    teacher_id,
    version,
    organisation_id,
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
    outside_key,
    batch_id,
    recorded_at,
    recorded_by,
    reason,
    is_withdrawn,
from teachers
where teacher_id = $teacher_id
order by version;
