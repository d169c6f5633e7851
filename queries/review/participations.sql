-- One row per participation in sight that waits for a check, the longest wait first.
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: null for everyone in the organisations
-- param teachers varchar[]: empty for all
-- param communities varchar[]: empty for all
-- param kinds varchar[]: empty for all
-- param method_groups varchar[]: empty for all
-- param with_evidence boolean: null for both
-- param with_counting boolean: of which a confirmed state is in the figures; null for both
-- param waiting_before timestamp: null for all
-- param top integer: how many rows at most
-- column record_id uuid
-- column version integer
-- column activity_version integer
-- column happened_on date
-- column title varchar
-- column last_name varchar
-- column first_name varchar
-- column middle_name varchar
-- column community varchar
-- column partner varchar
-- column kind varchar
-- column level varchar
-- column counted_level varchar: of the confirmed state in the figures, null when there is none
-- column has_evidence boolean
-- column waiting_since timestamp
-- column found bigint: how many rows fit, whatever the limit
with
waiting as (
    select
        participation.participation_id,
        participation.version,
        activity.version as activity_version,
        participation.took_part_on,
        activity.title,
        teacher.last_name,
        teacher.first_name,
        teacher.middle_name,
        activity.community,
        activity.kind,
        activity.level,
        has_evidence(
            activity.address, participation.document_number, participation.is_without_evidence
        ) as has_evidence,
    from participations_current as participation
    inner join activities as activity
        on activity.activity_id = participation.activity_id and activity.superseded_at is null
    inner join teachers as teacher
        on teacher.teacher_id = participation.teacher_id and teacher.superseded_at is null
    where
        participation.status = 'submitted'
        and participation.organisation_id in (select unnest($organisation_ids))
        and (
            $teacher_ids is null
            or participation.teacher_id in (select unnest($teacher_ids))
        )
        and (len($teachers) = 0 or list_contains($teachers, participation.teacher_id::varchar))
        and (len($communities) = 0 or list_contains($communities, activity.community))
        and (len($kinds) = 0 or list_contains($kinds, activity.kind))
        and (len($method_groups) = 0 or list_has_any(teacher.method_groups, $method_groups))
),

counting as (
    select participation_id, level
    from participations_counted
    where participation_id in (select participation_id from waiting)
)

select
    waiting.participation_id as record_id,
    waiting.version,
    waiting.activity_version,
    waiting.took_part_on as happened_on,
    waiting.title,
    waiting.last_name,
    waiting.first_name,
    waiting.middle_name,
    waiting.community,
    '' as partner,
    waiting.kind,
    waiting.level,
    counting.level as counted_level,
    waiting.has_evidence,
    spans.waiting_since,
    count(*) over () as found,
from waiting
inner join participations_waiting_since as spans using (participation_id)
left join counting using (participation_id)
where
    ($with_evidence is null or waiting.has_evidence = $with_evidence)
    and ($with_counting is null or (counting.participation_id is not null) = $with_counting)
    and ($waiting_before is null or spans.waiting_since < $waiting_before)
order by spans.waiting_since, waiting.participation_id
limit $top;
