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
-- column above_municipal bigint
-- column prizes bigint
-- column course_hours double
-- column courses bigint
-- column trainees bigint: of the staff
-- column webinar_hours double
-- column webinars bigint: participations, with hours or without
-- column authors bigint: of the staff, with a published work
-- column talks bigint: participations as a speaker
-- column speakers bigint: people, of the staff or not
-- column jury_work bigint: participations as an expert
-- column experts bigint: people, of the staff or not
-- column mentoring bigint: participations as a mentor
-- column mentors bigint: people, of the staff or not
-- column works_people bigint: of the staff or not
-- column documents_people bigint: of the staff or not
-- column above_municipal_people bigint: of the staff or not
-- column prizes_people bigint: of the staff or not
-- column webinar_hours_people bigint: of the staff or not
with selected as (
    select *, course_hours(kind, hours, document) as course_hours,
    from participations_selected($selection)
),

people as (
    select
        teacher_id,
        count(course_hours) > 0 as is_trainee,
        bool_or(outcome = 'published') as is_author,
        bool_or(role = 'speaker') as is_speaker,
        bool_or(role = 'expert') as is_expert,
        bool_or(role = 'mentor') as is_mentor,
        bool_or(document <> 'none') as has_document,
        bool_or(is_above_municipal(level)) as is_above,
        bool_or(is_prize(outcome)) as has_prize,
        bool_or(kind = 'webinar' and hours > 0) as is_listener,
    from selected
    group by teacher_id
),

staff as (
    select staff.teacher_id, people.teacher_id is not null as takes_part, is_trainee, is_author,
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
    count(*) filter (where is_above_municipal(level)) as above_municipal,
    count(*) filter (where is_prize(outcome)) as prizes,
    coalesce(sum(course_hours), 0)::double as course_hours,
    count(course_hours) as courses,
    (select count(*) from staff where is_trainee) as trainees,
    coalesce(sum(hours) filter (where kind = 'webinar'), 0)::double as webinar_hours,
    count(*) filter (where kind = 'webinar') as webinars,
    (select count(*) from staff where is_author) as authors,
    count(*) filter (where role = 'speaker') as talks,
    (select count(*) from people where is_speaker) as speakers,
    count(*) filter (where role = 'expert') as jury_work,
    (select count(*) from people where is_expert) as experts,
    count(*) filter (where role = 'mentor') as mentoring,
    (select count(*) from people where is_mentor) as mentors,
    (select count(*) from people where is_author) as works_people,
    (select count(*) from people where has_document) as documents_people,
    (select count(*) from people where is_above) as above_municipal_people,
    (select count(*) from people where has_prize) as prizes_people,
    (select count(*) from people where is_listener) as webinar_hours_people,
from selected;
