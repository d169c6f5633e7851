-- One row per community and kind of activity that it offers.
-- column community varchar
-- column kind varchar
select community, kind
from community_kinds
order by community, kind;
