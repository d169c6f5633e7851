-- One row per code of a dimension, and month where months stand apart, with a participation.
-- takes selection
-- param dimension varchar: community, kind, level, outcome, role, group, subject, grade, month, year, teacher
-- param by_month boolean: whether each month has rows of its own; else every method group has one
-- param as_of date: the last day on which somebody has to be employed to be of the staff
-- column code varchar: empty where nothing is written down
-- column month date: null unless months stand apart
-- column staff bigint: of the method group, where groups are asked for; else of the selection
-- column participants bigint: of the staff or not, as is everybody in the columns of people
-- column teachers bigint: of the staff
-- column participations bigint
-- column works bigint
-- column works_people bigint
-- column documents bigint
-- column documents_people bigint
-- column above_municipal bigint
-- column above_municipal_people bigint
-- column prizes bigint
-- column prizes_people bigint
-- column course_hours double
-- column course_hours_people bigint
-- column courses bigint
-- column trainees bigint: of the staff
-- column webinar_hours double
-- column webinar_hours_people bigint
-- column authors bigint: of the staff
-- column talks bigint: participations as a speaker
-- column talks_people bigint
-- column jury_work bigint: participations as an expert
-- column jury_work_people bigint
-- column mentoring bigint: participations as a mentor
-- column mentoring_people bigint
with members as (
    select *
    from (
        select
            teacher_id,
            unnest(if(len(method_groups) = 0, [''], method_groups)) as method_group,
        from teachers_at($selection['known_at'])
        where $dimension = 'group'
    )
    where
        len($selection['method_groups']) = 0
        or list_contains($selection['method_groups'], method_group)
),

selected as (
    select
        activity_id,
        teacher_id,
        grades,
        kind,
        level,
        outcome,
        role,
        document,
        hours,
        course_hours(kind, hours, document) as course_hours,
        if($by_month, date_trunc('month', took_part_on)::date, null) as month,
        case $dimension
            when 'community' then community
            when 'kind' then kind
            when 'level' then level
            when 'outcome' then outcome
            when 'role' then role
            when 'subject' then subject
            when 'month' then date_trunc('month', took_part_on)::date::varchar
            when 'year' then school_year_of(took_part_on)::varchar
            when 'teacher' then teacher_id::varchar
        end as code,
    from participations_selected($selection)
),

coded as (
    select * exclude (grades) replace (coalesce(code, '') as code)
    from selected
    where $dimension not in ('group', 'grade')
    union all by name
    select *
    from (
        select * exclude (grades)
            replace (unnest(if(len(grades) = 0, [''], list_distinct(grades)::varchar[])) as code)
        from selected
        where $dimension = 'grade'
    )
    where
        len($selection['grades']) = 0
        or list_contains($selection['grades']::varchar[], code)
    union all by name
    select selected.* exclude (grades) replace (members.method_group as code)
    from selected
    inner join members using (teacher_id)
    where $dimension = 'group'
),

people as (
    select
        code,
        month,
        teacher_id,
        count(*) as participations,
        bool_or(outcome = 'published') as is_author,
        count(*) filter (where document <> 'none') as documents,
        count(*) filter (where is_above_municipal(level)) as above_municipal,
        count(*) filter (where is_prize(outcome)) as prizes,
        sum(course_hours) as course_hours,
        count(course_hours) as courses,
        sum(hours) filter (where kind = 'webinar') as webinar_hours,
        count(*) filter (where role = 'speaker') as talks,
        count(*) filter (where role = 'expert') as jury_work,
        count(*) filter (where role = 'mentor') as mentoring,
    from coded
    group by code, month, teacher_id
),

published as (
    select code as published_as, month as published_in, count(distinct activity_id) as works,
    from coded
    where outcome = 'published'
    group by code, month
),

staff as (
    select teacher_id
    from staff_selected($selection, $as_of)
),

staff_of_groups as (
    select method_group as code, count(*) as staff,
    from staff
    inner join members using (teacher_id)
    where not $by_month
    group by method_group
)

select
    code,
    people.month,
    coalesce(any_value(staff_of_groups.staff), if($dimension = 'group', 0, (select count(*) from staff)))
        as staff,
    count(people.teacher_id) as participants,
    count(staff.teacher_id) as teachers,
    coalesce(sum(participations), 0)::bigint as participations,
    coalesce(any_value(published.works), 0) as works,
    count(*) filter (where is_author) as works_people,
    coalesce(sum(documents), 0)::bigint as documents,
    count(*) filter (where documents > 0) as documents_people,
    coalesce(sum(above_municipal), 0)::bigint as above_municipal,
    count(*) filter (where above_municipal > 0) as above_municipal_people,
    coalesce(sum(prizes), 0)::bigint as prizes,
    count(*) filter (where prizes > 0) as prizes_people,
    coalesce(sum(course_hours), 0)::double as course_hours,
    count(*) filter (where courses > 0) as course_hours_people,
    coalesce(sum(courses), 0)::bigint as courses,
    count(staff.teacher_id) filter (where courses > 0) as trainees,
    coalesce(sum(webinar_hours), 0)::double as webinar_hours,
    count(*) filter (where webinar_hours > 0) as webinar_hours_people,
    count(staff.teacher_id) filter (where is_author) as authors,
    coalesce(sum(talks), 0)::bigint as talks,
    count(*) filter (where talks > 0) as talks_people,
    coalesce(sum(jury_work), 0)::bigint as jury_work,
    count(*) filter (where jury_work > 0) as jury_work_people,
    coalesce(sum(mentoring), 0)::bigint as mentoring,
    count(*) filter (where mentoring > 0) as mentoring_people,
from people
full join staff_of_groups using (code)
left join staff using (teacher_id)
left join published on published_as = code and published_in is not distinct from people.month
group by code, people.month
order by code, people.month;
