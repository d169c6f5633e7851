-- Marks an import as undone; changes no row when it was undone before.
-- param batch_id uuid
-- param undone_at timestamp
-- param undone_by uuid
update import_batches
set undone_at = $undone_at, undone_by = $undone_by
where batch_id = $batch_id and undone_at is null;
