-- One row: the slides of the build that a decision is pinned to, without names, as JSON.
-- param meeting_build_id uuid
-- param organisation_id uuid
-- column shown varchar
-- column built_at timestamp
select shown, built_at,
from meeting_builds
where meeting_build_id = $meeting_build_id and organisation_id = $organisation_id;
