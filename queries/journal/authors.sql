-- One row per account among these.
-- param account_ids uuid[]
-- column account_id uuid
-- column display_name varchar
select
    account_id,
    display_name,
from accounts
where list_contains($account_ids, account_id)
order by account_id;
