-- Takes away what a kind of activity is prefilled with.
-- param kind varchar
delete from kind_defaults
where kind = $kind;
