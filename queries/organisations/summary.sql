-- One row.
-- param organisation_id uuid
-- column short_name varchar
-- column is_demonstration boolean
select short_name, is_demonstration
from organisations_current
where organisation_id = $organisation_id;
