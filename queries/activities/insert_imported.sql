-- Adds the activities of an import, one for each row that is handed over.
-- param organisation_id uuid
-- param batch_id uuid
-- param recorded_at timestamp
-- param recorded_by uuid
-- row activity_id varchar: a uuid
-- row community varchar
-- row kind varchar
-- row title varchar
-- row address varchar
-- row starts_on date
-- row ends_on date
-- row level varchar
-- row subject varchar
-- row grades smallint[]
-- row hours double
-- row issuer varchar
-- row material_kind varchar
-- row payment varchar
-- row is_counted boolean
insert into activities (
    activity_id, version, organisation_id, community, kind, title, address, starts_on,
    ends_on, level, subject, grades, hours, issuer, material_kind, payment, outside_key,
    batch_id, recorded_at, recorded_by, reason, superseded_at, is_withdrawn, counted_at,
    uncounted_at
)
select
    activity_id::uuid,
    1,
    $organisation_id,
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
    null,
    $batch_id,
    $recorded_at,
    $recorded_by,
    '',
    null,
    false,
    if(is_counted, $recorded_at, null),
    null,
from incoming;
