-- One row per community with a participation.
-- takes selection
-- param as_of date: the last day on which somebody has to be employed to be of the staff
-- column community varchar
-- column teachers bigint: of the staff
-- column participants bigint: of the staff or not
-- column participations bigint
-- column works bigint
-- column works_people bigint: of the staff or not, as is everybody in the columns of people
-- column documents bigint
-- column documents_people bigint
-- column course_hours double
-- column course_hours_people bigint
-- column trainees bigint: of the staff
-- column above_municipal bigint
-- column above_municipal_people bigint
-- column prizes bigint
-- column prizes_people bigint
with people as (  -- what each person has in each community, added up once more below
    select
        community,
        teacher_id,
        count(*) as participations,
        bool_or(outcome = 'published') as is_author,
        count(*) filter (where document <> 'none') as documents,
        sum(course_hours(kind, hours, document)) as course_hours,
        count(*) filter (where is_above_municipal(level)) as above_municipal,
        count(*) filter (where is_prize(outcome)) as prizes,
    from participations_selected($selection)
    group by community, teacher_id
),

published as (
    select community, count(distinct activity_id) as works,
    from participations_selected($selection)
    where outcome = 'published'
    group by community
),

staff as (
    select teacher_id
    from staff_selected($selection, $as_of)
)

select
    people.community,
    count(staff.teacher_id) as teachers,
    count(*) as participants,
    sum(people.participations)::bigint as participations,
    coalesce(any_value(published.works), 0) as works,
    count(*) filter (where people.is_author) as works_people,
    sum(people.documents)::bigint as documents,
    count(*) filter (where people.documents > 0) as documents_people,
    coalesce(sum(people.course_hours), 0)::double as course_hours,
    count(people.course_hours) as course_hours_people,
    count(staff.teacher_id) filter (where people.course_hours is not null) as trainees,
    sum(people.above_municipal)::bigint as above_municipal,
    count(*) filter (where people.above_municipal > 0) as above_municipal_people,
    sum(people.prizes)::bigint as prizes,
    count(*) filter (where people.prizes > 0) as prizes_people,
from people
left join staff using (teacher_id)
left join published using (community)
group by people.community
order by people.community;
