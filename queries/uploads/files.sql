-- One row per file beside the database that it names: evidence, and templates of decks.
-- column content_hash varchar
-- column media_type varchar
select distinct
    content_hash,
    media_type,
from uploads
union
select distinct
    content_hash,
    'application/vnd.openxmlformats-officedocument.presentationml.presentation' as media_type,
from deck_templates
where content_hash is not null
order by content_hash, media_type;
