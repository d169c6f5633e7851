-- Sets what a kind of activity is prefilled with; changes no row when that was never said.
-- param kind varchar
-- param role varchar
-- param outcome varchar
-- param level varchar
-- param document varchar
-- param minimum_hours decimal(6, 1)
update kind_defaults
set
    role = $role,
    outcome = $outcome,
    level = $level,
    document = $document,
    minimum_hours = $minimum_hours
where kind = $kind;
