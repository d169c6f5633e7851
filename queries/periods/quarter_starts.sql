-- One row per school year and quarter whose first day was set.
-- column school_year integer
-- column quarter integer
-- column starts_on date
select school_year, quarter, starts_on
from quarter_starts
order by school_year, quarter;
