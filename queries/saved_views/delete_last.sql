-- Forgets which view an account opened last.
-- param account_id uuid
delete from last_saved_views
where account_id = $account_id;
