-- Says that a community offers a kind of activity.
-- param community varchar
-- param kind varchar
insert into community_kinds (community, kind)
values ($community, $kind);
