-- One row per decision that a meeting looks back at: all of the one before, open ones of any earlier.
-- param meeting_id uuid: the meeting that looks back, which has none itself
-- param organisation_id uuid
-- param before_day date: the day of that meeting
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
with found as (
    select *,
    from decisions_current
    where
        organisation_id = $organisation_id
        and held_on <= $before_day
        and meeting_id <> $meeting_id
)

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
from found
where state = 'open' or held_on = (select max(held_on) from found)
order by held_on, decision_id;
