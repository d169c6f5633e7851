-- One row per kind of further training: courses that count by their kind, and webinars.
-- takes selection
-- column kind varchar
-- column participations bigint
-- column participants bigint: of the staff or not
-- column training_hours double: academic ones
with training as (
    select
        kind,
        teacher_id,
        if(kind = 'webinar', hours, course_hours(kind, hours, document)) as training_hours,
    from participations_selected($selection)
)

select
    kind,
    count(*) as participations,
    count(distinct teacher_id) as participants,
    coalesce(sum(training_hours), 0)::double as training_hours,
from training
where kind = 'webinar' or training_hours is not null
group by kind
order by kind;
