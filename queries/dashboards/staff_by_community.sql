-- One row per teacher of the staff and community, one without a community for those in none.
-- takes selection
-- param as_of date: the last day on which somebody has to be employed to be of the staff
-- column teacher_id uuid
-- column last_name varchar
-- column first_name varchar
-- column middle_name varchar
-- column method_groups varchar[]
-- column community varchar: null for those in none
-- column participations bigint
with taken as (
    select teacher_id, community, count(*) as participations,
    from participations_selected($selection)
    group by teacher_id, community
)

select
    staff.teacher_id,
    staff.last_name,
    staff.first_name,
    staff.middle_name,
    staff.method_groups,
    taken.community,
    coalesce(taken.participations, 0) as participations,
from staff_selected($selection, $as_of) as staff
left join taken using (teacher_id)
order by staff.last_name, staff.first_name, staff.middle_name, staff.teacher_id, taken.community;
