-- Deletes an account's own view.
-- param saved_view_id uuid
-- param account_id uuid
delete from saved_views
where saved_view_id = $saved_view_id and account_id = $account_id;
