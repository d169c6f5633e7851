-- One row per community with a participation.
-- takes selection
-- param as_of date: the last day on which somebody has to be employed to be of the staff
-- column community varchar
-- column teachers bigint: of the staff
-- column participants bigint: of the staff or not
-- column participations bigint
-- column works bigint
-- column documents bigint
-- column course_hours double
-- column trainees bigint: of the staff
-- column above_municipal bigint
-- column prizes bigint
with selected as (
    select *, course_hours(kind, hours, document) as course_hours,
    from participations_selected($selection)
),

staff as (
    select teacher_id
    from staff_selected($selection, $as_of)
)

select
    community,
    count(distinct staff.teacher_id) as teachers,
    count(distinct selected.teacher_id) as participants,
    count(*) as participations,
    count(distinct activity_id) filter (where outcome = 'published') as works,
    count(*) filter (where document <> 'none') as documents,
    coalesce(sum(course_hours), 0)::double as course_hours,
    count(distinct staff.teacher_id) filter (where course_hours is not null) as trainees,
    count(*) filter (where is_above_municipal(level)) as above_municipal,
    count(*) filter (where is_prize(outcome)) as prizes,
from selected
left join staff using (teacher_id)
group by community
order by community;
