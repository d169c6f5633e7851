-- One row.
-- column is_current boolean: whether the counted participations are those of the data as it is
select exists (
    select 1
    from counted_versions
    inner join data_versions using (data_version)
) as is_current;
