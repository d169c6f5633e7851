-- One row per import of the organisations, the latest one first; counts is a JSON object of verdicts.
-- param organisation_ids uuid[]
-- column batch_id uuid
-- column organisation_id uuid
-- column file_name varchar
-- column file_hash varchar
-- column sheet varchar
-- column holds varchar
-- column applied_at timestamp
-- column applied_by varchar: a name, null for the machine
-- column counts varchar
-- column undone_at timestamp
-- column undone_by varchar
select
    import.batch_id,
    import.organisation_id,
    import.file_name,
    import.file_hash,
    import.sheet,
    import.kind as holds,
    import.applied_at,
    importer.display_name as applied_by,
    import.counts,
    import.undone_at,
    undoer.display_name as undone_by,
from import_batches as import
left join accounts as importer on importer.account_id = import.applied_by
left join accounts as undoer on undoer.account_id = import.undone_by
where import.organisation_id in (select unnest($organisation_ids::uuid[]))
order by import.applied_at desc, import.batch_id;
