-- One row per record that is the own to mend, the returned ones first.
-- param organisation_ids uuid[]
-- param own_teacher_ids uuid[]
-- param top integer: how many rows at most
-- column sort varchar: participations or resource_uses
-- column record_id uuid
-- column title varchar
-- column status varchar
-- column status_reason varchar: the sentence of whoever returned it
with
own as materialized (  -- cut to the few own ones before their activities are looked up
    select *
    from participations_current
    where
        list_contains(['submitted', 'returned'], status)
        and organisation_id in (select unnest($organisation_ids))
        and teacher_id in (select unnest($own_teacher_ids))
),

records as (
    select
        'participations' as sort,
        participation.participation_id as record_id,
        activity.title,
        participation.status,
        participation.status_reason,
        participation.recorded_at,
    from own as participation
    inner join activities as activity
        on activity.activity_id = participation.activity_id and activity.superseded_at is null
    where
        participation.status = 'returned'
        or not has_evidence(
            activity.address, participation.document_number, participation.is_without_evidence
        )
    union all by name
    select
        'resource_uses' as sort,
        resource_use.resource_use_id as record_id,
        resource.title,
        resource_use.status,
        resource_use.status_reason,
        resource_use.recorded_at,
    from resource_uses_current as resource_use
    inner join resources as resource
        on resource.resource_id = resource_use.resource_id and resource.superseded_at is null
    where
        resource_use.organisation_id in (select unnest($organisation_ids))
        and resource_use.teacher_id in (select unnest($own_teacher_ids))
        and resource_use.status = 'returned'
)

select sort, record_id, title, status, status_reason
from records
order by status, recorded_at desc, record_id
limit $top;
