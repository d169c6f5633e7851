-- Blocks an account or opens it again.
-- param account_id uuid
-- param is_blocked boolean
update accounts
set is_blocked = $is_blocked
where account_id = $account_id;
