-- One row per other teacher of the organisation with the same name; letters yo and ye are one.
-- param organisation_id uuid
-- param last_name varchar
-- param first_name varchar
-- param middle_name varchar
-- param teacher_id uuid: the teacher who is not meant, null for a new one
-- column teacher_id uuid
select teacher_id
from teachers_current
where
    organisation_id = $organisation_id
    and teacher_id is distinct from $teacher_id
    and replace(lower(last_name), 'ё', 'е') = replace(lower($last_name), 'ё', 'е')
    and replace(lower(first_name), 'ё', 'е') = replace(lower($first_name), 'ё', 'е')
    and replace(lower(middle_name), 'ё', 'е') = replace(lower($middle_name), 'ё', 'е')
order by teacher_id;
