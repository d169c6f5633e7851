-- Notes which view an account opened last; changes no row when it has opened none before.
-- param account_id uuid
-- param organisation_id uuid
-- param saved_view_id uuid
-- param opened_at timestamp
update last_saved_views
set
    organisation_id = $organisation_id,
    saved_view_id = $saved_view_id,
    opened_at = $opened_at
where account_id = $account_id;
