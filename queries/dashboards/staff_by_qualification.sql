-- One row per qualification of the staff of a day, with those whose term is over apart.
-- takes selection: of that one day
-- param as_of date
-- column qualification varchar: null when none is written down
-- column is_over boolean
-- column teachers bigint
select
    qualification,
    coalesce(qualification_until < $as_of, false) as is_over,
    count(*) as teachers,
from staff_selected($selection, $as_of)
group by qualification, is_over
order by is_over, qualification;
