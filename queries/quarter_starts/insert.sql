-- Adds the first day of a quarter.
-- param school_year integer
-- param quarter integer
-- param starts_on date
insert into quarter_starts (school_year, quarter, starts_on)
values ($school_year, $quarter, $starts_on);
