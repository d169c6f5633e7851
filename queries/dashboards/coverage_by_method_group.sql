-- One row per method group and community with a participation; who is in two groups is in both.
-- takes selection
-- column method_group varchar
-- column community varchar
-- column participations bigint
-- column participants bigint: of the staff or not
with taken as (
    select teacher_id, community, count(*) as participations,
    from participations_selected($selection)
    group by teacher_id, community
),

members as (
    select teacher_id, unnest(method_groups) as method_group,
    from teachers_current
)

select
    method_group,
    taken.community,
    sum(taken.participations)::bigint as participations,
    count(*) as participants,
from taken
inner join members using (teacher_id)
where len($selection['method_groups']) = 0 or list_contains($selection['method_groups'], method_group)
group by method_group, taken.community
order by method_group, taken.community;
