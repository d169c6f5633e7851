-- One row per participation in an activity that was not withdrawn.
-- param activity_id uuid
-- column participation_id uuid
-- column teacher_id uuid
-- column took_part_on date
select participation_id, teacher_id, took_part_on
from participations_current
where activity_id = $activity_id
order by participation_id;
