-- One row: the day of the last meeting that was frozen, before a day; null when there was none.
-- param organisation_id uuid
-- param before_day date
-- column held_on date
select max(meeting.held_on) as held_on,
from meetings as meeting
where
    meeting.organisation_id = $organisation_id
    and meeting.held_on < $before_day
    and exists (
        select 1
        from meeting_builds as build
        where build.meeting_id = meeting.meeting_id
    );
