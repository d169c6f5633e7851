-- One row, when there is any account at all.
-- column account_id uuid
select account_id
from accounts
limit 1;
