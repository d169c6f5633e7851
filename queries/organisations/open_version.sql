-- One row: an organisation as it is now.
-- param organisation_id uuid
-- column organisation_id uuid
-- column version integer
-- column parent_id uuid
-- column kind varchar
-- column full_name varchar
-- column short_name varchar
-- column letterhead_russian varchar
-- column letterhead_chechen varchar
-- column is_demonstration boolean
select
    organisation_id,
    version,
    parent_id,
    kind,
    full_name,
    short_name,
    letterhead_russian,
    letterhead_chechen,
    is_demonstration,
from organisations_current
where organisation_id = $organisation_id;
