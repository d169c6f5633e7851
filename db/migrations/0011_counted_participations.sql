-- The counted participations, ready to be added up: each with what its activity says of it.
-- Follows from participations and activities (view participations_counted); written with them in
-- one transaction, made anew when data_version differs from the one the data has.
create table counted_participations (
    participation_id uuid not null,
    activity_id uuid not null,
    organisation_id uuid not null,
    teacher_id uuid not null,
    took_part_on date not null,
    role varchar not null,
    outcome varchar not null,
    document varchar not null,
    community varchar not null,
    kind varchar not null,
    level varchar not null,
    subject varchar,
    grades smallint[] not null,
    hours decimal(6, 1),
    ends_on date
);

create table counted_versions (data_version bigint not null);
