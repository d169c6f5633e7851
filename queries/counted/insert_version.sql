-- Notes that the counted participations are those of the data as it is.
insert into counted_versions
select data_version
from data_versions;
