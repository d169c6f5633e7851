-- One row.
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: whose records may be checked; null for everyone, empty for nobody
-- param own_teacher_ids uuid[]: whose records are the person's own to mend
-- column waiting bigint
-- column waiting_since timestamp: of the record that waits longest, null when none does
-- column returned bigint
-- column without_evidence bigint: waiting participations that cannot be confirmed as they are
with
records as (
    select
        participation_id, activity_id, teacher_id, status, document_number, is_without_evidence,
        version, recorded_at,
    from participations_current
    where
        status in ('submitted', 'returned')
        and organisation_id in (select unnest($organisation_ids))
),

bare as (
    select count(*) as participations,
    from records
    inner join activities as activity
        on activity.activity_id = records.activity_id and activity.superseded_at is null
    where
        records.status = 'submitted'
        and records.teacher_id in (select unnest($own_teacher_ids))
        and not has_evidence(
            activity.address, records.document_number, records.is_without_evidence
        )
),

spans as (
    select
        records.teacher_id,
        records.status,
        if(records.version = 1, records.recorded_at, again.waiting_since) as waiting_since,
    from records
    left join participations_waiting_again as again using (participation_id)
    union all
    select resource_use.teacher_id, resource_use.status, since.waiting_since,
    from resource_uses_current as resource_use
    left join resource_uses_waiting_since as since using (resource_use_id)
    where
        resource_use.status in ('submitted', 'returned')
        and resource_use.organisation_id in (select unnest($organisation_ids))
),

placed as (
    select
        waiting_since,
        status,
        status = 'submitted'
        and ($teacher_ids is null or teacher_id in (select unnest($teacher_ids))) as is_waiting,
        teacher_id in (select unnest($own_teacher_ids)) as is_own,
    from spans
)

select
    count(*) filter (where is_waiting) as waiting,
    min(waiting_since) filter (where is_waiting) as waiting_since,
    count(*) filter (where is_own and status = 'returned') as returned,
    (select participations from bare) as without_evidence,
from placed;
