-- What is now: the open version of everything that was not withdrawn.

create or replace view organisations_current as
select * from organisations where superseded_at is null and not is_withdrawn;

create or replace view reference_items_current as
select * from reference_items where superseded_at is null and not is_withdrawn;

create or replace view teachers_current as
select * from teachers where superseded_at is null and not is_withdrawn;

create or replace view activities_current as
select * from activities where superseded_at is null and not is_withdrawn;

create or replace view participations_current as
select * from participations where superseded_at is null and not is_withdrawn;

create or replace view resources_current as
select * from resources where superseded_at is null and not is_withdrawn;

create or replace view resource_uses_current as
select * from resource_uses where superseded_at is null and not is_withdrawn;

-- With the meeting that each was made at.
create or replace view decisions_current as
select decision.*, meeting.held_on, meeting.title as meeting,
from decisions as decision
inner join meetings as meeting using (meeting_id)
where decision.superseded_at is null and not decision.is_withdrawn;
