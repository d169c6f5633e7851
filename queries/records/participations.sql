-- One row per participation in sight that fits the filters, the latest first.
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: null for everyone in the organisations
-- param starts_on date
-- param ends_on date
-- param communities varchar[]: empty for all
-- param statuses varchar[]: empty for all
-- param search varchar: a part of the title, the name, the document number or the link
-- param is_withdrawn boolean: the withdrawn ones instead of the others
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
-- column times integer
-- column address varchar
-- column status varchar
-- column has_evidence boolean
-- column is_counting boolean: an earlier confirmed version is in the figures
-- column is_withdrawn boolean
-- column reason varchar: of the withdrawal, of being returned or not counted
-- column found bigint: how many rows fit, whatever the limit
with
fitting as (
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
        activity.address,
        participation.status,
        has_evidence(
            activity.address, participation.document_number, participation.is_without_evidence
        ) as has_evidence,
        participation.is_withdrawn,
        if(participation.is_withdrawn, participation.reason, participation.status_reason) as reason,
        count(*) over () as found,
    from participations as participation
    inner join activities as activity
        on activity.activity_id = participation.activity_id and activity.superseded_at is null
    inner join teachers as teacher
        on teacher.teacher_id = participation.teacher_id and teacher.superseded_at is null
    where
        participation.superseded_at is null
        and participation.is_withdrawn = $is_withdrawn
        and participation.organisation_id in (select unnest($organisation_ids))
        and (
            $teacher_ids is null
            or participation.teacher_id in (select unnest($teacher_ids))
        )
        and participation.took_part_on between $starts_on and $ends_on
        and (len($communities) = 0 or list_contains($communities, activity.community))
        and (len($statuses) = 0 or list_contains($statuses, participation.status))
        and contains(
            replace(
                lower(
                    concat_ws(
                        ' ',
                        activity.title,
                        teacher.last_name,
                        teacher.first_name,
                        teacher.middle_name,
                        participation.document_number,
                        activity.address
                    )
                ),
                'ё',
                'е'
            ),
            replace(lower($search), 'ё', 'е')
        )
    order by participation.took_part_on desc, participation.participation_id desc
    limit $top
)

select
    participation_id as record_id,
    version,
    activity_version,
    took_part_on as happened_on,
    title,
    last_name,
    first_name,
    middle_name,
    community,
    '' as partner,
    kind,
    cast(null as integer) as times,
    address,
    status,
    has_evidence,
    status <> 'confirmed' and exists (
        select 1
        from participations as counted
        where
            counted.participation_id = fitting.participation_id
            and counted.counted_at is not null
            and counted.uncounted_at is null
    ) as is_counting,
    is_withdrawn,
    reason,
    found,
from fitting
order by took_part_on desc, participation_id desc;
