-- One row.
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]
-- column first_day date: null when there is no record in sight
select min(took_part_on) as first_day,
from (
    select took_part_on,
    from participations_current
    where
        organisation_id in (select unnest($organisation_ids))
        and ($teacher_ids is null or teacher_id in (select unnest($teacher_ids)))
    order by took_part_on
    limit 1
);
