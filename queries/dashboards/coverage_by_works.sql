-- One row per subject and per grade with a published work.
-- takes selection
-- column dimension varchar: subject or grade
-- column code varchar
-- column works bigint
with works as (
    select distinct activity_id, subject, grades,
    from participations_selected($selection)
    where outcome = 'published'
),

places as (
    select 'subject' as dimension, subject as code,
    from works
    where subject is not null
    union all
    select 'grade', unnest(grades)::varchar,
    from works
)

select dimension, code, count(*) as works,
from places
group by dimension, code
order by dimension, code;
