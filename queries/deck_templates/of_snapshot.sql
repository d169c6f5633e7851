-- One row: the template of decks of the organisation that a snapshot is of, as it is now.
-- param snapshot_id uuid
-- column content_hash varchar: null where it was taken away
select content_hash,
from deck_templates
where
    organisation_id in (
        select organisation_id from snapshots where snapshot_id = $snapshot_id
    )
order by version desc
limit 1;
