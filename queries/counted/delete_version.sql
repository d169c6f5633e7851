-- Forgets which data the counted participations are of.
delete from counted_versions;
