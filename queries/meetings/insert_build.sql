-- Keeps what was frozen of a meeting.
-- param meeting_build_id uuid
-- param meeting_id uuid
-- param organisation_id uuid
-- param snapshot_id uuid
-- param shown varchar
-- param named varchar
-- param built_at timestamp
-- param built_by uuid
insert into meeting_builds (
    meeting_build_id, meeting_id, organisation_id, snapshot_id, shown, named, built_at, built_by
)
values (
    $meeting_build_id, $meeting_id, $organisation_id, $snapshot_id, $shown, $named, $built_at,
    $built_by
);
