-- One row: how many administrators of the organisation could still sign in without this account.
-- param organisation_id uuid
-- param account_id uuid
-- column administrators bigint
select count(*) as administrators
from accounts
where
    organisation_id = $organisation_id
    and account_id <> $account_id
    and role = 'admin'
    and not is_blocked;
