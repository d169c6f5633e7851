-- Says that a community no longer offers a kind of activity.
-- param community varchar
-- param kind varchar
delete from community_kinds
where community = $community and kind = $kind;
