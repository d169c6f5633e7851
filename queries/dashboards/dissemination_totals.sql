-- One row.
-- takes selection
-- param as_of date: the last day on which somebody has to be employed to be of the staff
-- param roles varchar[]: the roles in which experience is shared
-- column staff bigint
-- column authors bigint: of the staff, with a published work
-- column participants bigint: of the staff or not, with a work or in one of the roles
-- column works bigint
-- column shared bigint: participations in one of the roles
-- column waiting bigint: of the works' participations and of the shared ones
with selected as (
    select
        activity_id,
        teacher_id,
        is_waiting,
        outcome = 'published' as is_published,
        list_contains($roles, role) as is_shared,
    from participations_selected($selection)
    where outcome = 'published' or list_contains($roles, role)
),

authors as (
    select distinct teacher_id
    from selected
    where is_published
),

staff as (
    select staff.teacher_id, authors.teacher_id is not null as is_author,
    from staff_selected($selection, $as_of) as staff
    left join authors using (teacher_id)
)

select
    (select count(*) from staff) as staff,
    (select count(*) from staff where is_author) as authors,
    count(distinct teacher_id) as participants,
    count(distinct activity_id) filter (where is_published) as works,
    count(*) filter (where is_shared) as shared,
    count(*) filter (where is_waiting) as waiting,
from selected;
