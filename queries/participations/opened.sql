-- One row per participation that stands, of those asked for, with what a decision asks of it.
-- param record_ids uuid[]
-- column record_id uuid
-- column version integer
-- column organisation_id uuid
-- column teacher_id uuid
-- column document_number varchar
-- column is_without_evidence boolean
-- column status varchar
-- column status_reason varchar
-- column recorded_at timestamp
-- column recorded_by uuid
-- column activity_id uuid
-- column activity_version integer
-- column activity_recorded_at timestamp
-- column activity_counted_at timestamp
-- column activity_uncounted_at timestamp
-- column title varchar
-- column address varchar
-- column level varchar
select
    participation.participation_id as record_id,
    participation.version,
    participation.organisation_id,
    participation.teacher_id,
    participation.document_number,
    participation.is_without_evidence,
    participation.status,
    participation.status_reason,
    participation.recorded_at,
    participation.recorded_by,
    activity.activity_id,
    activity.version as activity_version,
    activity.recorded_at as activity_recorded_at,
    activity.counted_at as activity_counted_at,
    activity.uncounted_at as activity_uncounted_at,
    activity.title,
    activity.address,
    activity.level,
from participations_current as participation
inner join activities as activity
    on activity.activity_id = participation.activity_id and activity.superseded_at is null
where participation.participation_id in (select unnest($record_ids::uuid[]))
order by participation.participation_id;
