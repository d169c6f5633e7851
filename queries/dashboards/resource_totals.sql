-- One row.
-- takes selection
-- param as_of date: the last day on which somebody has to be employed to be of the staff
-- column staff bigint
-- column teachers bigint: of the staff, with a use
-- column participants bigint: of the staff or not
-- column uses bigint
-- column waiting bigint: records that wait for a check
-- column resources bigint
-- column pupils_reached bigint: a pupil reached twice counts twice
-- column minutes bigint
-- column records bigint
-- column records_with_pupils bigint: those with a number of pupils
-- column records_with_minutes bigint
with selected as (
    select *
    from resource_uses_selected($selection)
),

staff as (
    select teacher_id
    from staff_selected($selection, $as_of)
)

select
    (select count(*) from staff) as staff,
    (select count(*) from staff where teacher_id in (select teacher_id from selected)) as teachers,
    count(distinct teacher_id) as participants,
    coalesce(sum(times), 0)::bigint as uses,
    count(*) filter (where is_waiting) as waiting,
    count(distinct resource_id) as resources,
    coalesce(sum(pupils_reached), 0)::bigint as pupils_reached,
    coalesce(sum(minutes), 0)::bigint as minutes,
    count(*) as records,
    count(pupils_reached) as records_with_pupils,
    count(minutes) as records_with_minutes,
from selected;
