-- What was frozen for a paper or a meeting, once and for ever: the figures, tables and sentences as
-- they were at a moment. The code is what a slide and a paper bear. Nothing changes a row.

create table snapshots (
    snapshot_id uuid not null primary key,
    organisation_id uuid not null,
    code text not null unique,
    sort text not null,
    title text not null,
    -- what it was made for, so that it can be made anew: period, teacher, meeting, as JSON
    asked text not null,
    content text not null,
    language text not null,
    -- whose figures it shows; empty where it shows nobody's in particular
    teacher_ids uuid[] not null,
    taken_at timestamp not null,
    taken_by uuid
);

-- What was made, or failed to be made: a paper is written anew from its snapshot when it is taken.
create table papers (
    paper_id uuid not null primary key,
    organisation_id uuid not null,
    snapshot_id uuid,
    sort text not null,
    title text not null,
    format text not null,
    file_name text not null,
    failure text not null,
    is_scheduled boolean not null,
    made_at timestamp not null,
    made_by uuid
);
