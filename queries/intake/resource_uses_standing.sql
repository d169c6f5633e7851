-- One row per use of a resource in an organisation as it stands now, withdrawn ones too.
-- param organisation_id uuid
-- column resource_use_id uuid
-- column version integer
-- column resource_id uuid
-- column teacher_id uuid
-- column used_on date
-- column subject varchar
-- column grade smallint
-- column times integer
-- column minutes integer
-- column pupils_reached integer
-- column purpose varchar
-- column outside_key varchar
-- column is_withdrawn boolean
select
    resource_use_id,
    version,
    resource_id,
    teacher_id,
    used_on,
    subject,
    grade,
    times,
    minutes,
    pupils_reached,
    purpose,
    outside_key,
    is_withdrawn,
from resource_uses
where organisation_id = $organisation_id and superseded_at is null
order by resource_use_id;
