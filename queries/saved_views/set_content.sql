-- Gives an account's own view another name, and shares it or keeps it for the account alone.
-- param saved_view_id uuid
-- param account_id uuid
-- param name varchar
-- param is_shared boolean
update saved_views
set name = $name, is_shared = $is_shared
where saved_view_id = $saved_view_id and account_id = $account_id;
