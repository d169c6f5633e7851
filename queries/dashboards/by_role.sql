-- One row per role in which somebody took part.
-- takes selection
-- column role varchar
-- column participations bigint
-- column participants bigint: of the staff or not
select
    role,
    count(*) as participations,
    count(distinct teacher_id) as participants,
from participations_selected($selection)
group by role
order by role;
