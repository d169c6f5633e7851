-- One row per decision of a meeting, in the order they were written.
-- param meeting_id uuid
-- param organisation_id uuid
-- column decision_id uuid
-- column version integer
-- column meeting_id uuid
-- column meeting_build_id uuid: null where it is pinned to no slide
-- column place integer
-- column text varchar
-- column due_on date
-- column responsible varchar
-- column state varchar
-- column held_on date
-- column meeting varchar: the title of its meeting
select
    decision_id,
    version,
    meeting_id,
    meeting_build_id,
    place,
    text,
    due_on,
    responsible,
    state,
    held_on,
    meeting,
from decisions_current
where meeting_id = $meeting_id and organisation_id = $organisation_id
order by decision_id;
