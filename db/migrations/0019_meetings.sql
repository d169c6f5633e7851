-- Meetings: a plan of slides, what was frozen of it each time, and what was decided.

create table meetings (
    meeting_id uuid not null primary key,
    organisation_id uuid not null,
    title text not null,
    held_on date not null,
    created_at timestamp not null,
    created_by uuid
);

-- The plan, in its order: where a slide comes from. The filters are those of an address.
create table meeting_slides (
    meeting_slide_id uuid not null primary key,
    meeting_id uuid not null,
    organisation_id uuid not null,
    place integer not null,
    sort text not null,
    title text not null,
    screen text not null,
    card text not null,
    filters text not null,
    text text not null,
    notes text not null
);

-- What was frozen of a plan, each time anew; nothing changes a row. The snapshot has the blocks of
-- the slides as an audience sees them; `shown` and `named` are the slides as JSON with their
-- figures, without names and with them.
create table meeting_builds (
    meeting_build_id uuid not null primary key,
    meeting_id uuid not null,
    organisation_id uuid not null,
    snapshot_id uuid not null,
    shown text not null,
    named text not null,
    built_at timestamp not null,
    built_by uuid
);

-- What was decided at a meeting, as versions. The build and the place say which slide it is pinned
-- to; they are null where it is pinned to none.
create table decisions (
    decision_id uuid not null,
    version integer not null,
    organisation_id uuid not null,
    meeting_id uuid not null,
    meeting_build_id uuid,
    place integer,
    text text not null,
    due_on date,
    responsible text not null,
    state text not null,
    recorded_at timestamp not null,
    recorded_by uuid,
    reason text not null,
    superseded_at timestamp,
    is_withdrawn boolean not null,
    primary key (decision_id, version)
);
