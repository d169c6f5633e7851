-- Adds a version of a reference item.
-- param list varchar
-- param code varchar
-- param version integer
-- param name varchar
-- param name_en varchar
-- param sort_order integer
-- param is_archived boolean
-- param merged_into varchar
-- param recorded_at timestamp
-- param recorded_by uuid
-- param reason varchar
-- param is_withdrawn boolean
insert into reference_items (
    list, code, version, name, name_en, sort_order, is_archived, merged_into,
    recorded_at, recorded_by, reason, superseded_at, is_withdrawn
)
values (
    $list, $code, $version, $name, $name_en, $sort_order, $is_archived, $merged_into,
    $recorded_at, $recorded_by, $reason, null, $is_withdrawn
);
