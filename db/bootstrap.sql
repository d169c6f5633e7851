-- The record of migrations and views, made before the first of them.
create table if not exists migrations (
    step integer not null primary key,
    name text not null,
    applied_at timestamp not null
);
create table if not exists view_definitions (
    checksum text not null
);
