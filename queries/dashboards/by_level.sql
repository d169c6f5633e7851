-- One row per level with a participation.
-- takes selection
-- column level varchar
-- column participations bigint
-- column participants bigint: of the staff or not
-- column is_above_municipal boolean
select
    level,
    count(*) as participations,
    count(distinct teacher_id) as participants,
    is_above_municipal(level) as is_above_municipal,
from participations_selected($selection)
group by level
order by level;
