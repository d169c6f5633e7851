-- One row.
-- column data_version bigint
select data_version
from data_versions;
