-- Goals: what a figure of the catalogue is to reach in a period, as versions. The unit is a teacher,
-- a method group, or with neither of them the whole school. The period is written as in an address.

create table goals (
    goal_id uuid not null,
    version integer not null,
    organisation_id uuid not null,
    indicator text not null,
    method_group text not null,
    teacher_id uuid,
    period text not null,
    minimum double not null,
    good double not null,
    excellent double not null,
    note text not null,
    recorded_at timestamp not null,
    recorded_by uuid,
    reason text not null,
    superseded_at timestamp,
    is_withdrawn boolean not null,
    primary key (goal_id, version)
);
