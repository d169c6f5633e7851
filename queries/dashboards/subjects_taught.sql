-- One row per subject that the staff teach, with the works published on it in the period.
-- takes selection
-- param as_of date: the last day on which somebody has to be employed to be of the staff
-- column subject varchar
-- column staff bigint: who teach it
-- column works bigint: whoever the authors are
-- column works_people bigint: who these are, of the staff or not
with taught as (
    select unnest(list_distinct(subjects)) as subject, teacher_id,
    from staff_selected($selection, $as_of)
),

published as (
    select
        subject,
        count(distinct activity_id) as works,
        count(distinct teacher_id) as works_people,
    from participations_selected($selection)
    where outcome = 'published' and subject is not null
    group by subject
)

select
    taught.subject,
    count(*) as staff,
    coalesce(any_value(published.works), 0) as works,
    coalesce(any_value(published.works_people), 0) as works_people,
from taught
left join published using (subject)
where
    len($selection['subjects']) = 0
    or list_contains($selection['subjects'], taught.subject)
group by taught.subject
order by taught.subject;
