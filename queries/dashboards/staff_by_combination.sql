-- One row per combination of communities and the teachers of the staff who are in just these.
-- takes selection
-- param as_of date: the last day on which somebody has to be employed to be of the staff
-- param most_listed integer: with more teachers than these nobody is listed
-- column communities varchar[]: empty for those who are in none
-- column teachers bigint
-- column participations bigint
-- column teacher_ids uuid[]: empty where there are too many
with taken as (
    select teacher_id, community, count(*) as participations,
    from participations_selected($selection)
    group by teacher_id, community
),

people as (
    select
        teacher_id,
        list(community order by community) as communities,
        sum(participations) as participations,
    from taken
    group by teacher_id
),

staff as (
    select
        staff.teacher_id,
        coalesce(people.communities, []) as communities,
        coalesce(people.participations, 0) as participations,
    from staff_selected($selection, $as_of) as staff
    left join people using (teacher_id)
)

select
    communities,
    count(*) as teachers,
    sum(participations)::bigint as participations,
    if(count(*) <= $most_listed, list(teacher_id order by teacher_id), []) as teacher_ids,
from staff
group by communities
order by teachers desc, len(communities), communities;
