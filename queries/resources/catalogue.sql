-- One row per resource in the catalogue of the organisations.
-- param organisation_ids uuid[]
-- column resource_id uuid
-- column title varchar
-- column kind varchar
-- column community varchar
-- column partner varchar
-- column subject varchar
select resource_id, title, kind, community, partner, subject
from resources_current
where organisation_id in (select unnest($organisation_ids))
order by lower(title), resource_id;
