-- One row per view that is the account's own or shared with its organisation, the own ones first.
-- param account_id uuid
-- param organisation_id uuid
-- column saved_view_id uuid
-- column code varchar
-- column screen varchar
-- column query varchar
-- column name varchar
-- column is_shared boolean
-- column is_own boolean
select
    saved_view_id,
    code,
    screen,
    query,
    name,
    is_shared,
    account_id = $account_id as is_own,
from saved_views
where account_id = $account_id or (organisation_id = $organisation_id and is_shared)
order by is_own desc, lower(name), saved_view_id;
