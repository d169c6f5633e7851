-- One row per participation, of the one asked for, whose activity counts as it stands.
-- param participation_id uuid
-- column participation_id uuid
select participation.participation_id
from participations as participation
inner join activities_counted as activity using (activity_id)
where
    participation.participation_id = $participation_id
    and participation.superseded_at is null
    and activity.superseded_at is null
order by participation.participation_id;
