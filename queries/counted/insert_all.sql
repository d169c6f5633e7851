-- Makes the counted participations anew, in the order of their dates.
insert into counted_participations by name
select * exclude (is_waiting)
from participations_counted
order by took_part_on;
