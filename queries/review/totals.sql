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
        participation.teacher_id,
        spans.waiting_since,
        participation.status,
        not has_evidence(
            activity.address, participation.document_number, participation.is_without_evidence
        ) as is_bare,
    from participations_current as participation
    inner join activities as activity
        on activity.activity_id = participation.activity_id and activity.superseded_at is null
    left join participations_waiting_since as spans using (participation_id)
    where
        participation.status in ('submitted', 'returned')
        and participation.organisation_id in (select unnest($organisation_ids))
    union all by name
    select teacher_id, waiting_since, status, false as is_bare
    from resource_uses_current
    left join resource_uses_waiting_since using (resource_use_id)
    where
        status in ('submitted', 'returned')
        and organisation_id in (select unnest($organisation_ids))
),

placed as (
    select
        *,
        status = 'submitted'
        and ($teacher_ids is null or teacher_id in (select unnest($teacher_ids))) as is_waiting,
        teacher_id in (select unnest($own_teacher_ids)) as is_own,
    from records
)

select
    count(*) filter (where is_waiting) as waiting,
    min(waiting_since) filter (where is_waiting) as waiting_since,
    count(*) filter (where is_own and status = 'returned') as returned,
    count(*) filter (where is_own and status = 'submitted' and is_bare) as without_evidence,
from placed;
