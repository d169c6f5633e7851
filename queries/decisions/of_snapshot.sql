-- One row per decision of the meeting that a snapshot was frozen of, in the order they were written.
-- param snapshot_id uuid
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
    decision.decision_id,
    decision.version,
    decision.meeting_id,
    decision.meeting_build_id,
    decision.place,
    decision.text,
    decision.due_on,
    decision.responsible,
    decision.state,
    decision.held_on,
    decision.meeting,
from decisions_current as decision
inner join meeting_builds as build
    on
        build.meeting_id = decision.meeting_id
        and build.organisation_id = decision.organisation_id
where build.snapshot_id = $snapshot_id
order by decision.decision_id;
