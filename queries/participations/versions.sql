-- One row per version of a participation, the first one first.
-- param participation_id uuid
-- column participation_id uuid
-- column version integer
-- column organisation_id uuid
-- column activity_id uuid
-- column teacher_id uuid
-- column took_part_on date
-- column role varchar
-- column outcome varchar
-- column document varchar
-- column document_number varchar
-- column document_issued_on date
-- column is_without_evidence boolean
-- column coauthors varchar
-- column pupils_involved integer
-- column shared_where varchar
-- column comment varchar
-- column status varchar
-- column status_reason varchar
-- column outside_key varchar
-- column batch_id uuid
-- column recorded_at timestamp
-- column recorded_by uuid
-- column reason varchar
-- column superseded_at timestamp
-- column is_withdrawn boolean
-- column counted_at timestamp
-- column uncounted_at timestamp
select
    participation_id,
    version,
    organisation_id,
    activity_id,
    teacher_id,
    took_part_on,
    role,
    outcome,
    document,
    document_number,
    document_issued_on,
    is_without_evidence,
    coauthors,
    pupils_involved,
    shared_where,
    comment,
    status,
    status_reason,
    outside_key,
    batch_id,
    recorded_at,
    recorded_by,
    reason,
    superseded_at,
    is_withdrawn,
    counted_at,
    uncounted_at,
from participations
where participation_id = $participation_id
order by version;
