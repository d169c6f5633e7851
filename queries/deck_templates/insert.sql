-- Adds a version of an organisation's template of decks.
-- param organisation_id uuid
-- param version integer
-- param content_hash varchar: null takes the template away
-- param file_name varchar
-- param size_bytes bigint
-- param recorded_at timestamp
-- param recorded_by uuid
insert into deck_templates (
    organisation_id, version, content_hash, file_name, size_bytes, recorded_at, recorded_by
)
values (
    $organisation_id, $version, $content_hash, $file_name, $size_bytes, $recorded_at, $recorded_by
);
