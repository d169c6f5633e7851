-- Says what a kind of activity is prefilled with; minimum_hours is null where hours do not count.
-- param kind varchar
-- param role varchar
-- param outcome varchar
-- param level varchar
-- param document varchar
-- param minimum_hours decimal(6, 1)
insert into kind_defaults (kind, role, outcome, level, document, minimum_hours)
values ($kind, $role, $outcome, $level, $document, $minimum_hours);
