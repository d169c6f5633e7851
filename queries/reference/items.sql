-- One row per item of every reference list, archived ones included.
-- column list varchar
-- column code varchar
-- column version integer
-- column name varchar
-- column name_en varchar
-- column sort_order integer
-- column is_archived boolean
-- column merged_into varchar
select list, code, version, name, name_en, sort_order, is_archived, merged_into
from reference_items_current
order by list, sort_order, code;
