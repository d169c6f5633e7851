-- Sets the first day of a quarter; changes no row when it was never set.
-- param school_year integer
-- param quarter integer
-- param starts_on date
update quarter_starts
set starts_on = $starts_on
where school_year = $school_year and quarter = $quarter;
