-- One row: the records that were returned before a moment and have not come back.
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: whose records are looked at; null for everyone
-- param moment timestamp
-- column returned bigint: participations and uses of resources
-- column people bigint: whose records these are
with
records as (
    select organisation_id, teacher_id, status, recorded_at,
    from participations_current
    union all
    select organisation_id, teacher_id, status, recorded_at,
    from resource_uses_current
)

select
    count(*) as returned,
    count(distinct teacher_id) as people,
from records
where
    status = 'returned'
    and recorded_at < $moment
    and organisation_id in (select unnest($organisation_ids))
    and ($teacher_ids is null or teacher_id in (select unnest($teacher_ids)));
