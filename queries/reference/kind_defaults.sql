-- One row per kind of activity with what it is prefilled with.
-- column kind varchar
-- column role varchar
-- column outcome varchar
-- column level varchar
-- column document varchar
-- column minimum_hours decimal(6,1)
select kind, role, outcome, level, document, minimum_hours
from kind_defaults
order by kind;
