-- Notes on what the dashboards show, as versions; a note is pinned to days, to a mark or to both.
-- The days are null and the mark is empty where a note is not about them. Whose names the mark
-- gives away stands in teacher_ids, so that each statement holds to what a person may see.

create table notes (
    note_id uuid not null,
    version integer not null,
    organisation_id uuid not null,
    text text not null,
    noted_on date,
    noted_until date,
    mark text not null,
    teacher_ids uuid[] not null,
    recorded_at timestamp not null,
    recorded_by uuid,
    reason text not null,
    superseded_at timestamp,
    is_withdrawn boolean not null,
    primary key (note_id, version)
);
