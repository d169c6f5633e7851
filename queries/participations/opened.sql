-- One row per participation that stands, of those asked for.
-- param record_ids uuid[]
-- column record_id uuid
-- column version integer
-- column activity_version integer
-- column organisation_id uuid
-- column teacher_id uuid
-- column status varchar
-- column status_reason varchar
select
    participation.participation_id as record_id,
    participation.version,
    activity.version as activity_version,
    participation.organisation_id,
    participation.teacher_id,
    participation.status,
    participation.status_reason,
from participations_current as participation
inner join activities as activity
    on activity.activity_id = participation.activity_id and activity.superseded_at is null
where participation.participation_id in (select unnest($record_ids::uuid[]))
order by participation.participation_id;
