-- One row: the hash of an account's password.
-- param account_id uuid
-- column password_hash varchar
select password_hash
from accounts
where account_id = $account_id;
