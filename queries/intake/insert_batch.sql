-- Records an import that wrote something; counts is a JSON object of verdicts.
-- param batch_id uuid
-- param organisation_id uuid
-- param file_name varchar
-- param file_hash varchar
-- param sheet varchar: of a workbook, else null
-- param kind varchar
-- param applied_at timestamp
-- param applied_by uuid
-- param counts varchar
insert into import_batches (
    batch_id, organisation_id, file_name, file_hash, sheet, kind, applied_at, applied_by, counts
)
values (
    $batch_id, $organisation_id, $file_name, $file_hash, $sheet, $kind, $applied_at, $applied_by,
    $counts
);
