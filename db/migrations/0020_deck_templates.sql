-- The school's own look of a deck: each row is what holds from its moment on, the latest one now.
-- The content lies beside the database under its hash, as evidence does; without one (the row that
-- takes a template away) the house's own look holds.

create table deck_templates (
    organisation_id uuid not null,
    version integer not null,
    content_hash text,
    file_name text not null,
    size_bytes bigint not null,
    recorded_at timestamp not null,
    recorded_by uuid,
    primary key (organisation_id, version)
);
