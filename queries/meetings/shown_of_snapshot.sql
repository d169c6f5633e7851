-- One row: the slides that a meeting's snapshot was frozen from; none for any other snapshot.
-- param snapshot_id uuid
-- column shown varchar: the slides without names, as JSON
select shown
from meeting_builds
where snapshot_id = $snapshot_id;
