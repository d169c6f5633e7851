-- Adds a version of an organisation's standing texts.
-- param organisation_id uuid
-- param version integer
-- param texts varchar: all of them as JSON
-- param recorded_at timestamp
-- param recorded_by uuid
insert into standing_texts (organisation_id, version, texts, recorded_at, recorded_by)
values ($organisation_id, $version, $texts, $recorded_at, $recorded_by);
