-- What the schedule has tried: one row per organisation, sort of paper and period, so that a paper
-- is made once. A row that is not made and has no failure was cut short.

create table scheduled_papers (
    organisation_id uuid not null,
    sort text not null,
    period text not null,
    tries integer not null,
    tried_at timestamp not null,
    is_made boolean not null,
    failure text not null,
    primary key (organisation_id, sort, period)
);
