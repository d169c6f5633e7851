-- What each person has seen of the records that wait for a check, and which activities somebody
-- declared to be two although they look like one.

create table review_marks (
    account_id uuid not null,
    record_id uuid not null,
    version integer not null,
    activity_version integer,
    seen_at timestamp not null,
    primary key (account_id, record_id)
);

create table distinct_pairs (
    first_activity_id uuid not null,
    second_activity_id uuid not null,
    organisation_id uuid not null,
    declared_by uuid,
    declared_at timestamp not null,
    primary key (first_activity_id, second_activity_id)
);
