-- Moves the version of the data on by one; part of every write.
update data_versions
set data_version = data_version + 1;
