-- One row per subject and grade with a published work.
-- takes selection
-- column subject varchar: empty where none is written down
-- column grade smallint: null where none is written down
-- column works bigint: distinct published items; one for several grades is in each of them
-- column participants bigint: of the staff or not
with published as (
    select
        activity_id,
        teacher_id,
        coalesce(subject, '') as subject,
        unnest(if(len(grades) = 0, [null], list_distinct(grades))) as grade,
    from participations_selected($selection)
    where outcome = 'published'
)

select
    subject,
    grade,
    count(distinct activity_id) as works,
    count(distinct teacher_id) as participants,
from published
group by subject, grade
order by subject, grade;
