-- The boards that people put together of indicators. The code is what a link to a board bears. A
-- shared one is open to the whole organisation; what it shows is cut to what its reader may see.

create table boards (
    board_id uuid not null primary key,
    account_id uuid not null,
    organisation_id uuid not null,
    code text not null unique,
    name text not null,
    is_shared boolean not null,
    created_at timestamp not null
);

-- What stands on a board, in its order: an indicator, what it is divided by, how it is shown, the
-- mark that narrows it.
create table board_tiles (
    board_tile_id uuid not null primary key,
    board_id uuid not null,
    organisation_id uuid not null,
    place integer not null,
    indicator text not null,
    dimension text not null,
    look text not null,
    narrowing text not null,
    name text not null,
    is_wide boolean not null
);

-- The board that a role sees first after signing in.
create table first_screens (
    first_screen_id uuid not null primary key,
    organisation_id uuid not null,
    role text not null,
    board_id uuid not null,
    set_at timestamp not null
);
