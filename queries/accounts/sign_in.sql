-- One row: what signing in needs to know of a user name.
-- param username varchar
-- column account_id uuid
-- column organisation_id uuid
-- column password_hash varchar
-- column is_blocked boolean
select account_id, organisation_id, password_hash, is_blocked
from accounts
where username = $username;
