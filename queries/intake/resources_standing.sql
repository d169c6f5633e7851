-- One row per resource of an organisation as it stands now, withdrawn ones too.
-- param organisation_id uuid
-- column resource_id uuid
-- column version integer
-- column title varchar
-- column kind varchar
-- column community varchar
-- column partner varchar
-- column subject varchar
-- column grades smallint[]
-- column address varchar
-- column capacity integer
-- column outside_key varchar
-- column is_withdrawn boolean
select
    resource_id,
    version,
    title,
    kind,
    community,
    partner,
    subject,
    grades,
    address,
    capacity,
    outside_key,
    is_withdrawn,
from resources
where organisation_id = $organisation_id and superseded_at is null
order by resource_id;
