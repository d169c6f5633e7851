-- How the columns of a shape of file were matched last time. `shape` is a hash of its header,
-- `mapping` the JSON of a mapping file.
create table import_matches (
    match_id uuid not null primary key,
    organisation_id uuid not null,
    shape text not null,
    holds text not null,
    mapping text not null,
    saved_at timestamp not null,
    saved_by uuid
);
