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
),

of_staff as (
    select
        count(*) as staff,
        count(*) filter (where takes_part) as teachers,
        count(*) filter (where is_trainee) as trainees,
        count(*) filter (where is_author) as authors,
    from staff
),

of_people as (
    select
        count(*) as participants,
        count(*) filter (where is_speaker) as speakers,
        count(*) filter (where is_expert) as experts,
        count(*) filter (where is_mentor) as mentors,
        count(*) filter (where is_author) as works_people,
        count(*) filter (where has_document) as documents_people,
        count(*) filter (where is_above) as above_municipal_people,
        count(*) filter (where has_prize) as prizes_people,
        count(*) filter (where is_listener) as webinar_hours_people,
    from people
),

of_all as (
    select
        count(*) as participations,
        count(*) filter (where is_waiting) as waiting,
        count(distinct activity_id) filter (where outcome = 'published') as works,
        count(*) filter (where document <> 'none') as documents,
        count(*) filter (where is_above_municipal(level)) as above_municipal,
        count(*) filter (where is_prize(outcome)) as prizes,
        coalesce(sum(course_hours), 0)::double as course_hours,
        count(course_hours) as courses,
        coalesce(sum(hours) filter (where kind = 'webinar'), 0)::double as webinar_hours,
        count(*) filter (where kind = 'webinar') as webinars,
        count(*) filter (where role = 'speaker') as talks,
        count(*) filter (where role = 'expert') as jury_work,
        count(*) filter (where role = 'mentor') as mentoring,
    from selected
)

select
    of_staff.staff,
    of_staff.teachers,
    of_people.participants,
    of_all.participations,
    of_all.waiting,
    of_all.works,
    of_all.documents,
    of_all.above_municipal,
    of_all.prizes,
    of_all.course_hours,
    of_all.courses,
    of_staff.trainees,
    of_all.webinar_hours,
    of_all.webinars,
    of_staff.authors,
    of_all.talks,
    of_people.speakers,
    of_all.jury_work,
    of_people.experts,
    of_all.mentoring,
    of_people.mentors,
    of_people.works_people,
    of_people.documents_people,
    of_people.above_municipal_people,
    of_people.prizes_people,
    of_people.webinar_hours_people,
from of_all, of_staff, of_people;
