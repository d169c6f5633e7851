-- One row per item of a list that was added at a moment and is there still.
-- param list varchar
-- param recorded_at timestamp
-- column code varchar
select first.code
from reference_items as first
inner join reference_items_current as now using (list, code)
where first.list = $list and first.version = 1 and first.recorded_at = $recorded_at
order by first.code;
