-- The views of a dashboard that people have named: the screen and what its filters chose, as it
-- stands in the address. The code is what a link to the view bears. A shared one is open to the
-- whole organisation; what it shows is cut to what the one who opens it may see.

create table saved_views (
    saved_view_id uuid not null primary key,
    account_id uuid not null,
    organisation_id uuid not null,
    code text not null unique,
    screen text not null,
    query text not null,
    name text not null,
    is_shared boolean not null,
    created_at timestamp not null
);

-- The view that an account opened or kept last: it comes back at the next sign-in.
create table last_saved_views (
    account_id uuid not null primary key,
    organisation_id uuid not null,
    saved_view_id uuid not null,
    opened_at timestamp not null
);
