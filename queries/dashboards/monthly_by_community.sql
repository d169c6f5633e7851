-- One row per month and community with a participation.
-- takes selection
-- column month date
-- column community varchar
-- column participations bigint
-- column course_hours double
with selected as (
    select
        date_trunc('month', took_part_on)::date as month,
        community,
        course_hours(kind, hours, document) as course_hours,
    from participations_selected($selection)
)

select
    month,
    community,
    count(*) as participations,
    coalesce(sum(course_hours), 0)::double as course_hours,
from selected
group by month, community
order by month, community;
