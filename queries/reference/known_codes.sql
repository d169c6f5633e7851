-- One row per code that a list has ever had, deleted ones included.
-- param list varchar
-- column code varchar
select distinct code
from reference_items
where list = $list
order by code;
