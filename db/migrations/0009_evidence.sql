-- What speaks for a record: the files that came, and which record each belongs to.
-- The content lies beside the database under its hash; an upload never changes. Attachments are
-- versions: one that was withdrawn is there to be restored.

create table uploads (
    upload_id uuid not null primary key,
    organisation_id uuid not null,
    content_hash text not null,
    file_name text not null,
    media_type text not null check (
        media_type in ('application/pdf', 'image/jpeg', 'image/png')
    ),
    size_bytes bigint not null,
    page_count integer not null check (page_count > 0),
    uploaded_at timestamp not null,
    uploaded_by uuid not null
);

create table attachments (
    attachment_id uuid not null,
    version integer not null,
    organisation_id uuid not null,
    participation_id uuid not null,
    upload_id uuid not null,
    recorded_at timestamp not null,
    recorded_by uuid,
    superseded_at timestamp,
    is_withdrawn boolean not null,
    primary key (attachment_id, version)
);
