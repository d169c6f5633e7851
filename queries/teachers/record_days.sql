-- One row: the first and the last day of a teacher's records; null when there are none.
-- param teacher_id uuid
-- column first_day date
-- column last_day date
with days as (
    select took_part_on as day
    from participations
    where teacher_id = $teacher_id and (
        (superseded_at is null and not is_withdrawn)
        or (counted_at is not null and uncounted_at is null)
    )
    union all
    select used_on as day
    from resource_uses
    where teacher_id = $teacher_id and (
        (superseded_at is null and not is_withdrawn)
        or (counted_at is not null and uncounted_at is null)
    )
)
select min(day) as first_day, max(day) as last_day
from days;
