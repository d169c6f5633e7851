-- An import can be undone as a whole; the sheet tells two imports of one workbook apart.

alter table import_batches add column undone_at timestamp;
alter table import_batches add column undone_by uuid;
alter table import_batches add column sheet text;
