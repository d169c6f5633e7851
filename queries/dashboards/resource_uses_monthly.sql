-- One row per month with a use of a resource.
-- takes selection
-- param as_of date: the last day on which somebody has to be employed to be of the staff
-- column month date
-- column uses bigint
-- column teachers bigint: of the staff
-- column resources bigint
-- column pupils_reached bigint: a pupil reached twice counts twice
with staff as (
    select teacher_id
    from staff_selected($selection, $as_of)
)

select
    date_trunc('month', used_on)::date as month,
    sum(times)::bigint as uses,
    count(distinct staff.teacher_id) as teachers,
    count(distinct resource_id) as resources,
    coalesce(sum(pupils_reached), 0)::bigint as pupils_reached,
from resource_uses_selected($selection)
left join staff using (teacher_id)
group by month
order by month;
