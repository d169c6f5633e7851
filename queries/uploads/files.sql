-- One row per file of evidence that the database names.
-- column content_hash varchar
-- column media_type varchar
select distinct
    content_hash,
    media_type,
from uploads
order by content_hash, media_type;
