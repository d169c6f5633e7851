-- One row: the open version of a decision of the organisation, a withdrawn one too.
-- param decision_id uuid
-- param organisation_id uuid
-- column decision_id uuid
-- column version integer
-- column organisation_id uuid
-- column meeting_id uuid
-- column meeting_build_id uuid
-- column place integer
-- column text varchar
-- column due_on date
-- column responsible varchar
-- column state varchar
-- column is_withdrawn boolean
select
    decision_id,
    version,
    organisation_id,
    meeting_id,
    meeting_build_id,
    place,
    text,
    due_on,
    responsible,
    state,
    is_withdrawn,
from decisions
where
    decision_id = $decision_id
    and organisation_id = $organisation_id
    and superseded_at is null;
