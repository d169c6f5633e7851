-- One row per teacher of the staff of a day, with the last course and the term of qualification.
-- takes selection: of that one day
-- param since date: only those whose last course is older, or who have none; null for everybody
-- param as_of date
-- column teacher_id uuid
-- column last_name varchar
-- column first_name varchar
-- column middle_name varchar
-- column position varchar
-- column qualification varchar: null when none is written down
-- column qualification_until date: null when it has no end
-- column last_course_on date: null when there is none on record
with courses as (
    select teacher_id, max(coalesce(ends_on, took_part_on)) as last_course_on,
    from participations_selected(struct_update($selection, starts_on := date '1900-01-01'))
    where
        document <> 'none'  -- which the rule says too, but only of a row that is read whole
        and kind in (select kind from kind_defaults where minimum_hours is not null)
        and course_hours(kind, hours, document) is not null
    group by teacher_id
)

select
    staff.teacher_id,
    staff.last_name,
    staff.first_name,
    staff.middle_name,
    staff.position,
    staff.qualification,
    staff.qualification_until,
    courses.last_course_on,
from staff_selected($selection, $as_of) as staff
left join courses using (teacher_id)
where $since is null or courses.last_course_on is null or courses.last_course_on < $since
order by courses.last_course_on nulls first, staff.last_name, staff.first_name, staff.teacher_id;
