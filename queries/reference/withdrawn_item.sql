-- One row. The open version of a withdrawn item of a reference list.
-- param list varchar
-- param code varchar
-- column list varchar
-- column code varchar
-- column version integer
-- column name varchar
-- column name_en varchar
-- column sort_order integer
-- column is_archived boolean
-- column merged_into varchar
select list, code, version, name, name_en, sort_order, is_archived, merged_into
from reference_items
where list = $list and code = $code and superseded_at is null and is_withdrawn;
