-- One row: the template of decks that was set last in an organisation, or taken away.
-- param organisation_id uuid
-- column version integer
-- column content_hash varchar: null where it was taken away
-- column file_name varchar
-- column size_bytes bigint
-- column recorded_at timestamp
select version, content_hash, file_name, size_bytes, recorded_at,
from deck_templates
where organisation_id = $organisation_id
order by version desc
limit 1;
