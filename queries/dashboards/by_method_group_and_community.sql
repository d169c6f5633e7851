-- One row per method group and community with a participation; who is in two counts in both.
-- takes selection
-- column method_group varchar: null for those in none
-- column community varchar
-- column participants bigint: of the staff or not
-- column participations bigint
with taken as (
    select teacher_id, community, count(*) as participations,
    from participations_selected($selection)
    group by teacher_id, community
),

members as (
    select
        teacher_id,
        unnest(if(len(method_groups) > 0, method_groups, [null])) as method_group,
    from teachers_at($selection['known_at'])
    where teacher_id in (select teacher_id from taken)
)

select
    members.method_group,
    taken.community,
    count(*) as participants,
    sum(taken.participations)::bigint as participations,
from taken
inner join members using (teacher_id)
where
    len($selection['method_groups']) = 0
    or list_contains($selection['method_groups'], members.method_group)
group by members.method_group, taken.community
order by members.method_group nulls last, taken.community;
