-- One row per month with a participation.
-- takes selection
-- param as_of date: the last day on which somebody has to be employed to be of the staff
-- column month date
-- column participations bigint
-- column teachers bigint: of the staff
-- column works bigint
-- column documents bigint
-- column above_municipal bigint
-- column prizes bigint
-- column course_hours double
-- column courses bigint
-- column trainees bigint: of the staff
-- column webinar_hours double
-- column authors bigint: of the staff
-- column talks bigint: participations as a speaker
-- column jury_work bigint: participations as an expert
-- column mentoring bigint: participations as a mentor
with selected as (
    select
        date_trunc('month', took_part_on)::date as month,
        teacher_id,
        activity_id,
        kind,
        outcome,
        level,
        role,
        document,
        hours,
        course_hours(kind, hours, document) as course_hours,
    from participations_selected($selection)
),

staff as (
    select teacher_id
    from staff_selected($selection, $as_of)
)

select
    month,
    count(*) as participations,
    count(distinct staff.teacher_id) as teachers,
    count(distinct activity_id) filter (where outcome = 'published') as works,
    count(*) filter (where document <> 'none') as documents,
    count(*) filter (where is_above_municipal(level)) as above_municipal,
    count(*) filter (where is_prize(outcome)) as prizes,
    coalesce(sum(course_hours), 0)::double as course_hours,
    count(course_hours) as courses,
    count(distinct staff.teacher_id) filter (where course_hours is not null) as trainees,
    coalesce(sum(hours) filter (where kind = 'webinar'), 0)::double as webinar_hours,
    count(distinct staff.teacher_id) filter (where outcome = 'published') as authors,
    count(*) filter (where role = 'speaker') as talks,
    count(*) filter (where role = 'expert') as jury_work,
    count(*) filter (where role = 'mentor') as mentoring,
from selected
left join staff using (teacher_id)
group by month
order by month;
