-- One row.
-- takes selection
-- param as_of date: the last day on which somebody has to be employed to be of the staff
-- column staff bigint
-- column teachers bigint: of the staff, with a participation
-- column participants bigint: of the staff or not
-- column participations bigint
-- column waiting bigint: of the participations
-- column works bigint
-- column documents bigint
-- column course_hours double
-- column courses bigint
-- column trainees bigint: of the staff
-- column webinar_hours double
with selected as (
    select *, course_hours(kind, hours, document) as course_hours,
    from participations_selected($selection)
),

people as (
    select teacher_id, count(course_hours) > 0 as is_trainee,
    from selected
    group by teacher_id
),

staff as (
    select staff.teacher_id, people.teacher_id is not null as takes_part, people.is_trainee,
    from staff_selected($selection, $as_of) as staff
    left join people using (teacher_id)
)

select
    (select count(*) from staff) as staff,
    (select count(*) from staff where takes_part) as teachers,
    (select count(*) from people) as participants,
    count(*) as participations,
    count(*) filter (where is_waiting) as waiting,
    count(distinct activity_id) filter (where outcome = 'published') as works,
    count(*) filter (where document <> 'none') as documents,
    coalesce(sum(course_hours), 0)::double as course_hours,
    count(course_hours) as courses,
    (select count(*) from staff where is_trainee) as trainees,
    coalesce(sum(hours) filter (where kind = 'webinar'), 0)::double as webinar_hours,
from selected;
