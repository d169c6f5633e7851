-- One row per version of a resource, the first one first.
-- param resource_id uuid
-- column resource_id uuid
-- column version integer
-- column organisation_id uuid
-- column title varchar
-- column kind varchar
-- column community varchar
-- column partner varchar
-- column subject varchar
-- column grades smallint[]
-- column address varchar
-- column capacity integer
-- column outside_key varchar
-- column batch_id uuid
-- column recorded_at timestamp
-- column recorded_by uuid
-- column reason varchar
-- column is_withdrawn boolean
select
    resource_id,
    version,
    organisation_id,
    title,
    kind,
    community,
    partner,
    subject,
    grades,
    address,
    capacity,
    outside_key,
    batch_id,
    recorded_at,
    recorded_by,
    reason,
    is_withdrawn,
from resources
where resource_id = $resource_id
order by version;
