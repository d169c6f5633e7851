-- Sets the password of an account.
-- param account_id uuid
-- param password_hash varchar
-- param must_change_password boolean
update accounts
set password_hash = $password_hash, must_change_password = $must_change_password
where account_id = $account_id;
