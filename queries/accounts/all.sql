-- One row per account of the installation.
-- column account_id uuid
-- column organisation_id uuid
-- column username varchar
-- column display_name varchar
-- column role varchar
-- column is_blocked boolean
select account_id, organisation_id, username, display_name, role, is_blocked
from accounts
order by username;
