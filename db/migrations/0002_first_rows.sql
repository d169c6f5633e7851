-- Rows that every installation begins with; the reference lists are planted by db/seed.py.

insert into data_versions (data_version) values (1);
