-- What was typed into a form and is no record yet: one row per opening of a form that holds something.
-- The window is the one that wrote last. A base version says which version of a record a correction was made on.

create table drafts (
    draft_id uuid not null primary key,
    account_id uuid not null,
    organisation_id uuid not null,
    form text not null,
    content text not null,
    base_version integer,
    base_activity_version integer,
    window_id text not null,
    saved_at timestamp not null
);
