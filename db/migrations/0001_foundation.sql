-- The first schema: versions of what a school knows, accounts and sessions, events.
-- Every table of versions has the same seven last columns; times are UTC.

create table organisations (
    organisation_id uuid not null,
    version integer not null,
    parent_id uuid,
    kind text not null check (kind in ('region', 'district', 'school')),
    full_name text not null,
    short_name text not null,
    letterhead_russian text not null,
    letterhead_chechen text not null,
    is_demonstration boolean not null,
    recorded_at timestamp not null,
    recorded_by uuid,
    reason text not null,
    superseded_at timestamp,
    is_withdrawn boolean not null,
    primary key (organisation_id, version)
);

create table reference_items (
    list text not null,
    code text not null,
    version integer not null,
    name text not null,
    name_en text not null,
    sort_order integer not null,
    is_archived boolean not null,
    merged_into text,
    recorded_at timestamp not null,
    recorded_by uuid,
    reason text not null,
    superseded_at timestamp,
    is_withdrawn boolean not null,
    primary key (list, code, version)
);

create table community_kinds (
    community text not null,
    kind text not null,
    primary key (community, kind)
);

create table kind_defaults (
    kind text not null primary key,
    role text not null,
    outcome text not null,
    level text not null,
    document text not null,
    minimum_hours decimal(6, 1)
);

create table address_rules (
    address_rule_id uuid not null primary key,
    community text not null,
    host text not null,
    path_pattern text not null,
    kind text,
    is_file_host boolean not null
);

create table quarter_starts (
    school_year integer not null,
    quarter integer not null check (quarter between 1 and 4),
    starts_on date not null,
    primary key (school_year, quarter)
);

create table teachers (
    teacher_id uuid not null,
    version integer not null,
    organisation_id uuid not null,
    last_name text not null,
    first_name text not null,
    middle_name text not null,
    position text,
    subjects text[] not null,
    method_groups text[] not null,
    qualification text,
    qualification_until date,
    employed_from date,
    employed_to date,
    outside_key text,
    batch_id uuid,
    recorded_at timestamp not null,
    recorded_by uuid,
    reason text not null,
    superseded_at timestamp,
    is_withdrawn boolean not null,
    primary key (teacher_id, version)
);

create table activities (
    activity_id uuid not null,
    version integer not null,
    organisation_id uuid not null,
    community text not null,
    kind text not null,
    title text not null,
    address text not null,
    starts_on date not null,
    ends_on date,
    level text not null,
    subject text,
    grades smallint[] not null,
    hours decimal(6, 1),
    issuer text not null,
    material_kind text not null,
    payment text check (payment in ('free', 'paid')),
    outside_key text,
    batch_id uuid,
    recorded_at timestamp not null,
    recorded_by uuid,
    reason text not null,
    superseded_at timestamp,
    is_withdrawn boolean not null,
    counted_at timestamp,
    uncounted_at timestamp,
    primary key (activity_id, version)
);

create table participations (
    participation_id uuid not null,
    version integer not null,
    organisation_id uuid not null,
    activity_id uuid not null,
    teacher_id uuid not null,
    took_part_on date not null,
    role text not null,
    outcome text not null,
    document text not null,
    document_number text not null,
    document_issued_on date,
    is_without_evidence boolean not null,
    coauthors text not null,
    pupils_involved integer,
    shared_where text not null,
    comment text not null,
    status text not null check (
        status in ('draft', 'submitted', 'confirmed', 'returned', 'not_counted')
    ),
    status_reason text not null,
    outside_key text,
    batch_id uuid,
    recorded_at timestamp not null,
    recorded_by uuid,
    reason text not null,
    superseded_at timestamp,
    is_withdrawn boolean not null,
    counted_at timestamp,
    uncounted_at timestamp,
    primary key (participation_id, version)
);

create table resources (
    resource_id uuid not null,
    version integer not null,
    organisation_id uuid not null,
    title text not null,
    kind text not null,
    community text,
    partner text not null,
    subject text,
    grades smallint[] not null,
    address text not null,
    capacity integer,
    outside_key text,
    batch_id uuid,
    recorded_at timestamp not null,
    recorded_by uuid,
    reason text not null,
    superseded_at timestamp,
    is_withdrawn boolean not null,
    primary key (resource_id, version)
);

create table resource_uses (
    resource_use_id uuid not null,
    version integer not null,
    organisation_id uuid not null,
    resource_id uuid not null,
    teacher_id uuid not null,
    used_on date not null,
    subject text,
    grade smallint,
    times integer not null check (times > 0),
    minutes integer,
    pupils_reached integer,
    purpose text not null,
    status text not null check (
        status in ('draft', 'submitted', 'confirmed', 'returned', 'not_counted')
    ),
    status_reason text not null,
    outside_key text,
    batch_id uuid,
    recorded_at timestamp not null,
    recorded_by uuid,
    reason text not null,
    superseded_at timestamp,
    is_withdrawn boolean not null,
    counted_at timestamp,
    uncounted_at timestamp,
    primary key (resource_use_id, version)
);

create table accounts (
    account_id uuid not null primary key,
    organisation_id uuid not null,
    username text not null unique,
    display_name text not null,
    password_hash text not null,
    role text not null check (
        role in ('admin', 'director', 'methodist', 'group_lead', 'teacher', 'presenter')
    ),
    teacher_id uuid,
    led_method_group text,
    language text not null,
    is_blocked boolean not null,
    must_change_password boolean not null,
    created_at timestamp not null
);

create table sessions (
    token_hash text not null primary key,
    account_id uuid not null,
    started_at timestamp not null,
    expires_at timestamp not null,
    ended_at timestamp,
    address text not null
);

create table sign_in_tickets (
    ticket_hash text not null primary key,
    account_id uuid not null,
    next_address text not null,
    expires_at timestamp not null,
    redeemed_at timestamp
);

create table sign_in_attempts (
    attempt_id uuid not null primary key,
    username text not null,
    address text not null,
    attempted_at timestamp not null,
    is_successful boolean not null
);

create table import_batches (
    batch_id uuid not null primary key,
    organisation_id uuid not null,
    file_name text not null,
    file_hash text not null,
    kind text not null,
    applied_at timestamp not null,
    applied_by uuid,
    counts text not null
);

create table events (
    event_id uuid not null primary key,
    happened_at timestamp not null,
    organisation_id uuid,
    account_id uuid,
    action text not null,
    subject text not null,
    detail text not null
);

create table data_versions (
    data_version bigint not null
);
