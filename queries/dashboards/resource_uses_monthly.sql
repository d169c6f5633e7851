-- One row per month with a use of a resource.
-- takes selection
-- column month date
-- column uses bigint
select
    date_trunc('month', used_on)::date as month,
    sum(times)::bigint as uses,
from resource_uses_selected(
    $organisation_ids, $teacher_ids, $starts_on, $ends_on,
    $communities, $method_groups, $subjects, $levels, $with_waiting
)
group by month
order by month;
