-- One row, when there is any reference item at all.
-- column code varchar
select code
from reference_items
limit 1;
