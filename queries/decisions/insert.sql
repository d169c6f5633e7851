-- Adds a version of a decision.
-- param decision_id uuid
-- param version integer
-- param organisation_id uuid
-- param meeting_id uuid
-- param meeting_build_id uuid
-- param place integer
-- param text varchar
-- param due_on date
-- param responsible varchar
-- param state varchar
-- param recorded_at timestamp
-- param recorded_by uuid
-- param reason varchar
-- param is_withdrawn boolean
insert into decisions (
    decision_id, version, organisation_id, meeting_id, meeting_build_id, place, text, due_on,
    responsible, state, recorded_at, recorded_by, reason, superseded_at, is_withdrawn
)
values (
    $decision_id, $version, $organisation_id, $meeting_id, $meeting_build_id, $place, $text,
    $due_on, $responsible, $state, $recorded_at, $recorded_by, $reason, null, $is_withdrawn
);
