-- Adds a view of a dashboard.
-- param saved_view_id uuid
-- param account_id uuid
-- param organisation_id uuid
-- param code varchar: what a link to it bears
-- param screen varchar
-- param query varchar: what the filters chose, as in an address
-- param name varchar
-- param is_shared boolean
-- param created_at timestamp
insert into saved_views (
    saved_view_id,
    account_id,
    organisation_id,
    code,
    screen,
    query,
    name,
    is_shared,
    created_at
)
values (
    $saved_view_id,
    $account_id,
    $organisation_id,
    $code,
    $screen,
    $query,
    $name,
    $is_shared,
    $created_at
);
