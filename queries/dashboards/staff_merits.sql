-- One row per teacher of the staff with a work, a result or a role that hands experience on.
-- takes selection
-- param as_of date: the last day on which somebody has to be employed to be of the staff
-- param roles varchar[]: the roles in which experience is shared
-- column teacher_id uuid
-- column last_name varchar
-- column first_name varchar
-- column middle_name varchar
-- column prizes bigint
-- column above_municipal bigint
-- column works bigint
-- column shared bigint: participations in one of the roles
-- column communities varchar[]: those in which all this was
-- column kinds varchar[]: what it was
with merits as (
    select
        teacher_id,
        count(*) filter (where is_prize(outcome)) as prizes,
        count(*) filter (where is_above_municipal(level)) as above_municipal,
        count(distinct activity_id) filter (where outcome = 'published') as works,
        count(*) filter (where list_contains($roles, role)) as shared,
        array_agg(distinct community order by community) as communities,
        array_agg(distinct kind order by kind) as kinds,
    from participations_selected($selection)
    where
        is_prize(outcome)
        or is_above_municipal(level)
        or outcome = 'published'
        or list_contains($roles, role)
    group by teacher_id
)

select
    staff.teacher_id,
    staff.last_name,
    staff.first_name,
    staff.middle_name,
    merits.* exclude (teacher_id),
from staff_selected($selection, $as_of) as staff
inner join merits using (teacher_id)
order by staff.last_name, staff.first_name, staff.middle_name, staff.teacher_id;
