-- One row per stretch of years that the staff has been at the school: who takes part, who trained.
-- takes selection
-- param as_of date: the last day on which somebody has to be employed to be of the staff
-- param band_starts date[]: the first day of employment of each stretch, the newest first
-- param most_listed integer: with more of the staff than these nobody is listed
-- column employed_since date: the first day of the stretch; null when longer or not written down
-- column is_known boolean: the day of employment is written down
-- column staff bigint
-- column teachers bigint: with a participation
-- column trainees bigint: with a course
-- column teacher_ids uuid[]: of the staff; empty where there are too many
with people as (
    select teacher_id, count(course_hours(kind, hours, document)) > 0 as is_trainee,
    from participations_selected($selection)
    group by teacher_id
)

select
    list_max(list_filter($band_starts::date[], lambda start: start <= staff.employed_from))
        as employed_since,
    staff.employed_from is not null as is_known,
    count(*) as staff,
    count(people.teacher_id) as teachers,
    count(*) filter (where people.is_trainee) as trainees,
    if(count(*) <= $most_listed, list(staff.teacher_id order by staff.teacher_id), [])
        as teacher_ids,
from staff_selected($selection, $as_of) as staff
left join people using (teacher_id)
group by employed_since, is_known
order by employed_since desc nulls last, is_known desc;
