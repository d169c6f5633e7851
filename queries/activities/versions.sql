-- One row per version of an activity, the first one first.
-- param activity_id uuid
-- column activity_id uuid
-- column version integer
-- column organisation_id uuid
-- column community varchar
-- column kind varchar
-- column title varchar
-- column address varchar
-- column starts_on date
-- column ends_on date
-- column level varchar
-- column subject varchar
-- column grades smallint[]
-- column hours decimal(6,1)
-- column issuer varchar
-- column material_kind varchar
-- column payment varchar
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
    activity_id,
    version,
    organisation_id,
    community,
    kind,
    title,
    address,
    starts_on,
    ends_on,
    level,
    subject,
    grades,
    hours,
    issuer,
    material_kind,
    payment,
    outside_key,
    batch_id,
    recorded_at,
    recorded_by,
    reason,
    superseded_at,
    is_withdrawn,
    counted_at,
    uncounted_at,
from activities
where activity_id = $activity_id
order by version;
