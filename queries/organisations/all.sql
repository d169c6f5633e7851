-- One row per organisation, the first one made first.
-- column organisation_id uuid
-- column short_name varchar
select organisation_id, short_name
from organisations_current
order by organisation_id;
