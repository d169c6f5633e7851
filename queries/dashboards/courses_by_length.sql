-- One row per band of course length with a course; null is the band below the first one.
-- takes selection
-- param band_starts double[]: the fewest hours of each band
-- column band_start double
-- column courses bigint
-- column participants bigint: of the staff or not
-- column course_hours double
with courses as (
    select
        teacher_id,
        course_hours(kind, hours, document)::double as course_hours,
    from participations_selected($selection)
),

bands as (
    select unnest($band_starts::double[]) as band_start
)

select
    band_start,
    count(*) as courses,
    count(distinct teacher_id) as participants,
    sum(course_hours) as course_hours,
from courses
asof left join bands on courses.course_hours >= bands.band_start
where course_hours is not null
group by band_start
order by band_start nulls first;
