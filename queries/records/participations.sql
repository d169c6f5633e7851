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
    select *
    from participations_found(
        $organisation_ids, $teacher_ids, $starts_on, $ends_on,
        $communities, $statuses, $search, $is_withdrawn
    )
),

shown as (
    select participation_id
    from fitting
    order by took_part_on desc, participation_id desc
    limit $top
)

select
    participation.participation_id as record_id,
    participation.version,
    activity.version as activity_version,
    participation.took_part_on as happened_on,
    activity.title,
    teacher.last_name,
    teacher.first_name,
    teacher.middle_name,
    activity.community,
    '' as partner,
    activity.kind,
    cast(null as integer) as times,
    activity.address,
    participation.status,
    has_evidence(
        activity.address, participation.document_number, participation.is_without_evidence
    ) as has_evidence,
    participation.status <> 'confirmed' and exists (
        select 1
        from participations as counted
        where
            counted.participation_id = participation.participation_id
            and counted.counted_at is not null
            and counted.uncounted_at is null
    ) as is_counting,
    participation.is_withdrawn,
    if(participation.is_withdrawn, participation.reason, participation.status_reason) as reason,
    (select count(*) from fitting) as found,
from shown
inner join participations as participation
    on
        participation.participation_id = shown.participation_id
        and participation.superseded_at is null
inner join activities as activity
    on activity.activity_id = participation.activity_id and activity.superseded_at is null
inner join teachers as teacher
    on teacher.teacher_id = participation.teacher_id and teacher.superseded_at is null
order by participation.took_part_on desc, participation.participation_id desc;
