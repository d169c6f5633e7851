-- The standing texts of the letter as a person has changed them, as versions: each row holds all of
-- them as JSON. Without a row those that come with the application hold.

create table standing_texts (
    organisation_id uuid not null,
    version integer not null,
    texts text not null,
    recorded_at timestamp not null,
    recorded_by uuid,
    primary key (organisation_id, version)
);
