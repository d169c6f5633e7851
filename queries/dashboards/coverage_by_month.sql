-- One row per method group and month with a participation; who is in two groups is in both.
-- takes selection
-- column method_group varchar
-- column month date
-- column participations bigint
-- column participants bigint: of the staff or not
with taken as (
    select
        teacher_id,
        date_trunc('month', took_part_on)::date as month,
        count(*) as participations,
    from participations_selected($selection)
    group by teacher_id, month
),

members as (
    select teacher_id, unnest(method_groups) as method_group,
    from teachers_at($selection['known_at'])
)

select
    method_group,
    taken.month,
    sum(taken.participations)::bigint as participations,
    count(*) as participants,
from taken
inner join members using (teacher_id)
where len($selection['method_groups']) = 0 or list_contains($selection['method_groups'], method_group)
group by method_group, taken.month
order by method_group, taken.month;
