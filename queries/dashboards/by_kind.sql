-- One row per kind of activity with a participation.
-- takes selection
-- column kind varchar
-- column participations bigint
-- column participants bigint: of the staff or not
select
    kind,
    count(*) as participations,
    count(distinct teacher_id) as participants,
from participations_selected($selection)
group by kind
order by kind;
