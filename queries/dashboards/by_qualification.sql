-- One row per qualification of the staff: who takes part, who completed a course.
-- takes selection
-- param as_of date: the last day on which somebody has to be employed to be of the staff
-- column qualification varchar: null when none is written down
-- column staff bigint
-- column teachers bigint: with a participation
-- column trainees bigint: with a course
with people as (
    select teacher_id, count(course_hours(kind, hours, document)) > 0 as is_trainee,
    from participations_selected($selection)
    group by teacher_id
)

select
    staff.qualification,
    count(*) as staff,
    count(people.teacher_id) as teachers,
    count(*) filter (where people.is_trainee) as trainees,
from staff_selected($selection, $as_of) as staff
left join people using (teacher_id)
group by staff.qualification
order by staff.qualification;
