-- One row: how many uses of a resource stand.
-- param resource_id uuid
-- column uses bigint
select count(*) as uses
from resource_uses_current
where resource_id = $resource_id;
