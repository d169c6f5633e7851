-- One row.
-- takes selection
-- param roles varchar[]: the roles in which experience is shared
-- column participants bigint: of the staff or not, with a work or in one of the roles
-- column works bigint
-- column shared bigint: participations in one of the roles
-- column waiting bigint: of the works' participations and of the shared ones
select
    count(distinct teacher_id) as participants,
    count(distinct activity_id) filter (where outcome = 'published') as works,
    count(*) filter (where list_contains($roles, role)) as shared,
    count(*) filter (where is_waiting) as waiting,
from participations_selected($selection)
where outcome = 'published' or list_contains($roles, role);
