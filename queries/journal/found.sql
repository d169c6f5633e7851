-- One row per deed of the journal that fits the filters, the latest first.
-- param organisation_ids uuid[]
-- param account_ids uuid[]: empty for everybody
-- param starts_at timestamp
-- param ends_at timestamp: the first moment after the days
-- param deeds varchar[]: empty for all
-- param things varchar[]: empty for all
-- param search varchar: a part of what it was about, the name, the reason, the id
-- param top integer: how many rows at most
-- param skip integer: how many rows come before
-- column happened_at timestamp
-- column display_name varchar: empty when no account did it
-- column thing varchar: a table of versions, or event
-- column deed varchar
-- column title varchar
-- column person_name varchar: of the teacher whose record it is
-- column detail varchar: a reason, of an event its facts as JSON
-- column record_id varchar
-- column found bigint: how many rows fit, whatever the limit
with
versions as (
    select
        'participations' as thing,
        cast(now_.participation_id as varchar) as record_id,
        now_.activity_id as subject_id,
        now_.teacher_id,
        now_.organisation_id,
        now_.recorded_at,
        now_.recorded_by,
        case
            when now_.is_withdrawn or now_.status_reason = '' then now_.reason
            else now_.status_reason
        end as detail,
        case
            when now_.is_withdrawn then 'withdrawn'
            when before.version is null then 'entered'
            when before.is_withdrawn then 'restored'
            when now_.status <> before.status and now_.status <> 'submitted' then now_.status
            else 'changed'
        end as deed,
    from participations as now_
    left join participations as before
        on
            before.participation_id = now_.participation_id
            and before.version = now_.version - 1
    where now_.recorded_at >= $starts_at and now_.recorded_at < $ends_at
    union all
    select
        'resource_uses' as thing,
        cast(now_.resource_use_id as varchar) as record_id,
        now_.resource_id as subject_id,
        now_.teacher_id,
        now_.organisation_id,
        now_.recorded_at,
        now_.recorded_by,
        case
            when now_.is_withdrawn or now_.status_reason = '' then now_.reason
            else now_.status_reason
        end as detail,
        case
            when now_.is_withdrawn then 'withdrawn'
            when before.version is null then 'entered'
            when before.is_withdrawn then 'restored'
            when now_.status <> before.status and now_.status <> 'submitted' then now_.status
            else 'changed'
        end as deed,
    from resource_uses as now_
    left join resource_uses as before
        on
            before.resource_use_id = now_.resource_use_id
            and before.version = now_.version - 1
    where now_.recorded_at >= $starts_at and now_.recorded_at < $ends_at
),

titles as (
    select activity_id as subject_id, title
    from activities
    where superseded_at is null
    union all
    select resource_id as subject_id, title
    from resources
    where superseded_at is null
),

plain_versions as (
    select
        'activities' as thing, cast(activity_id as varchar) as record_id, organisation_id,
        title, version, is_withdrawn, recorded_at, recorded_by, reason,
    from activities
    where
        version > 1
        and recorded_at >= $starts_at
        and recorded_at < $ends_at
        and not exists (
            select 1
            from participations
            where
                participations.activity_id = activities.activity_id
                and participations.recorded_at = activities.recorded_at
        )
    union all
    select
        'resources' as thing, cast(resource_id as varchar) as record_id, organisation_id,
        title, version, is_withdrawn, recorded_at, recorded_by, reason,
    from resources
    where recorded_at >= $starts_at and recorded_at < $ends_at
    union all
    select
        'teachers' as thing, cast(teacher_id as varchar) as record_id, organisation_id,
        concat_ws(' ', last_name, first_name, middle_name) as title,
        version, is_withdrawn, recorded_at, recorded_by, reason,
    from teachers
    where recorded_at >= $starts_at and recorded_at < $ends_at
    union all
    select
        'goals' as thing, cast(goal_id as varchar) as record_id, organisation_id,
        indicator as title, version, is_withdrawn, recorded_at, recorded_by, reason,
    from goals
    where recorded_at >= $starts_at and recorded_at < $ends_at
    union all
    select
        'notes' as thing, cast(note_id as varchar) as record_id, organisation_id,
        text as title, version, is_withdrawn, recorded_at, recorded_by, reason,
    from notes
    where recorded_at >= $starts_at and recorded_at < $ends_at
    union all
    select
        'organisations' as thing, cast(organisation_id as varchar) as record_id, organisation_id,
        short_name as title, version, is_withdrawn, recorded_at, recorded_by, reason,
    from organisations
    where recorded_at >= $starts_at and recorded_at < $ends_at
    union all
    select
        'reference_items' as thing, concat(list, '/', code) as record_id,
        cast(null as uuid) as organisation_id,
        name as title, version, is_withdrawn, recorded_at, recorded_by, reason,
    from reference_items
    where recorded_at >= $starts_at and recorded_at < $ends_at
),

deeds as (
    select
        versions.recorded_at as happened_at,
        versions.recorded_by as account_id,
        versions.organisation_id,
        versions.thing,
        versions.deed,
        titles.title,
        concat_ws(' ', teacher.last_name, teacher.first_name, teacher.middle_name) as person_name,
        versions.detail,
        versions.record_id,
    from versions
    left join titles on titles.subject_id = versions.subject_id
    left join teachers as teacher
        on teacher.teacher_id = versions.teacher_id and teacher.superseded_at is null
    union all by name
    select
        recorded_at as happened_at,
        recorded_by as account_id,
        organisation_id,
        thing,
        case
            when is_withdrawn then 'withdrawn'
            when version = 1 then 'entered'
            else 'changed'
        end as deed,
        title,
        '' as person_name,
        reason as detail,
        record_id,
    from plain_versions
    union all by name
    select
        attachment.recorded_at as happened_at,
        attachment.recorded_by as account_id,
        attachment.organisation_id,
        'participations' as thing,
        case
            when attachment.is_withdrawn then 'evidence_withdrawn'
            when attachment.version = 1 then 'evidence_added'
            else 'evidence_restored'
        end as deed,
        titles.title,
        concat_ws(' ', teacher.last_name, teacher.first_name, teacher.middle_name) as person_name,
        upload.file_name as detail,
        cast(attachment.participation_id as varchar) as record_id,
    from attachments as attachment
    inner join uploads as upload using (upload_id)
    inner join participations as record
        on
            record.participation_id = attachment.participation_id
            and record.superseded_at is null
    left join titles on titles.subject_id = record.activity_id
    left join teachers as teacher
        on teacher.teacher_id = record.teacher_id and teacher.superseded_at is null
    where attachment.recorded_at >= $starts_at and attachment.recorded_at < $ends_at
    union all by name
    select
        events.happened_at,
        events.account_id,
        events.organisation_id,
        'events' as thing,
        events.action as deed,
        coalesce(subject.display_name, events.subject) as title,
        '' as person_name,
        events.detail,
        events.subject as record_id,
    from events
    left join accounts as subject on cast(subject.account_id as varchar) = events.subject
    where events.happened_at >= $starts_at and events.happened_at < $ends_at
)

select
    deeds.happened_at,
    coalesce(accounts.display_name, '') as display_name,
    deeds.thing,
    deeds.deed,
    coalesce(deeds.title, '') as title,
    deeds.person_name,
    deeds.detail,
    deeds.record_id,
    count(*) over () as found,
from deeds
left join accounts on accounts.account_id = deeds.account_id
where
    (deeds.organisation_id is null or list_contains($organisation_ids, deeds.organisation_id))
    and (len($account_ids) = 0 or list_contains($account_ids, deeds.account_id))
    and (len($deeds) = 0 or list_contains($deeds, deeds.deed))
    and (len($things) = 0 or list_contains($things, deeds.thing))
    and (
        $search = ''
        or contains(
            replace(
                lower(
                    concat_ws(
                        ' ',
                        deeds.title,
                        deeds.person_name,
                        deeds.detail,
                        deeds.record_id,
                        accounts.display_name
                    )
                ),
                'ё',
                'е'
            ),
            replace(lower($search), 'ё', 'е')
        )
    )
order by deeds.happened_at desc, deeds.thing, deeds.record_id
limit $top offset $skip;
