-- One row per method group of the staff; who is in two of them is counted in both.
-- takes selection
-- param as_of date: the last day on which somebody has to be employed to be of the staff
-- column method_group varchar
-- column staff bigint
-- column teachers bigint: of the staff, with a participation
-- column participations bigint
with people as (
    select teacher_id, count(*) as participations,
    from participations_selected($selection)
    group by teacher_id
),

members as (
    select
        staff.teacher_id,
        unnest(staff.method_groups) as method_group,
    from staff_selected($selection, $as_of) as staff
)

select
    method_group,
    count(*) as staff,
    count(people.teacher_id) as teachers,
    coalesce(sum(people.participations), 0)::bigint as participations,
from members
left join people using (teacher_id)
where len($selection['method_groups']) = 0 or list_contains($selection['method_groups'], method_group)
group by method_group
order by method_group;
