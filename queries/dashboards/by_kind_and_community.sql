-- One row per kind of activity and community with a participation.
-- takes selection
-- column kind varchar
-- column community varchar
-- column participations bigint
-- column participants bigint: of the staff or not
select
    kind,
    community,
    count(*) as participations,
    count(distinct teacher_id) as participants,
from participations_selected($selection)
group by kind, community
order by kind, community;
