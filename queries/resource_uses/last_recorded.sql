-- One row: the use of a resource that the account entered last and that was not withdrawn.
-- param account_id uuid
-- column record_id uuid
select current_use.resource_use_id as record_id
from resource_uses as entered
inner join resource_uses_current as current_use
    on current_use.resource_use_id = entered.resource_use_id
where entered.version = 1 and entered.recorded_by = $account_id
order by entered.recorded_at desc, current_use.resource_use_id
limit 1;
