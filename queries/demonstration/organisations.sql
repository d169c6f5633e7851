-- One row per organisation, the real ones first.
-- column organisation_id uuid
-- column is_demonstration boolean
select organisation_id, is_demonstration
from organisations_current
order by is_demonstration, organisation_id;
