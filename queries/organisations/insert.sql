-- Adds a version of an organisation.
-- param organisation_id uuid
-- param version integer
-- param parent_id uuid
-- param kind varchar
-- param full_name varchar
-- param short_name varchar
-- param letterhead_russian varchar
-- param letterhead_chechen varchar
-- param is_demonstration boolean
-- param recorded_at timestamp
-- param recorded_by uuid
-- param reason varchar
-- param is_withdrawn boolean
insert into organisations (
    organisation_id, version, parent_id, kind, full_name, short_name, letterhead_russian,
    letterhead_chechen, is_demonstration, recorded_at, recorded_by, reason, superseded_at,
    is_withdrawn
)
values (
    $organisation_id, $version, $parent_id, $kind, $full_name, $short_name, $letterhead_russian,
    $letterhead_chechen, $is_demonstration, $recorded_at, $recorded_by, $reason, null, $is_withdrawn
);
