-- Since when each counted participation has counted just so: the later of the two confirmations, its
-- own and its activity's. What has counted longer than since a moment counted the same then. The
-- table is made anew on opening, since no version of the data is noted any more.
drop table counted_participations;

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
    ends_on date,
    counted_since timestamp not null
);

delete from counted_versions;
