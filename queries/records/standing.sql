-- One row: how many records of both sorts stand in sight, whatever the day and the filters.
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: null for everyone in the organisations
-- column records bigint
-- column waiting bigint: of them those that wait for a check
with
records as (
    select organisation_id, teacher_id, status from participations_current
    union all
    select organisation_id, teacher_id, status from resource_uses_current
)

select
    count(*) as records,
    count(*) filter (where status = 'submitted') as waiting,
from records
where
    organisation_id in (select unnest($organisation_ids))
    and ($teacher_ids is null or teacher_id in (select unnest($teacher_ids)));
