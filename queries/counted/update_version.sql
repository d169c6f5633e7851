-- Notes that the counted participations are those of the data as it is.
update counted_versions
set data_version = (select data_version from data_versions);
