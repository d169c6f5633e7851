-- One row: how files of this shape were matched last time; none when they never were.
-- param organisation_id uuid
-- param shape varchar
-- column holds varchar
-- column mapping varchar
-- column saved_at timestamp
-- column saved_by varchar
select
    match.holds,
    match.mapping,
    match.saved_at,
    coalesce(account.display_name, '') as saved_by,
from import_matches as match
left join accounts as account
    on match.saved_by = account.account_id
where
    match.organisation_id = $organisation_id
    and match.shape = $shape;
