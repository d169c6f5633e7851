-- One row per qualification of the staff of a day, with those whose term is over apart.
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: null for everyone
-- param method_groups varchar[]
-- param as_of date
-- column qualification varchar: null when none is written down
-- column is_over boolean
-- column teachers bigint
select
    qualification,
    coalesce(qualification_until < $as_of, false) as is_over,
    count(*) as teachers,
from staff_selected($organisation_ids, $teacher_ids, $as_of, $as_of, $method_groups)
group by qualification, is_over
order by is_over, qualification;
