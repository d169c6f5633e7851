-- One row: the view of a screen that the account opened last, while it is open to it; else none.
-- param account_id uuid
-- param organisation_id uuid
-- param screen varchar
-- column saved_view_id uuid
-- column code varchar
-- column screen varchar
-- column query varchar
-- column name varchar
-- column is_shared boolean
-- column is_own boolean
select
    saved_view.saved_view_id,
    saved_view.code,
    saved_view.screen,
    saved_view.query,
    saved_view.name,
    saved_view.is_shared,
    saved_view.account_id = $account_id as is_own,
from last_saved_views as last
inner join saved_views as saved_view using (saved_view_id)
where
    last.account_id = $account_id
    and saved_view.screen = $screen
    and (
        saved_view.account_id = $account_id
        or (saved_view.organisation_id = $organisation_id and saved_view.is_shared)
    );
