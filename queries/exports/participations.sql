-- One row per participation in sight that fits the filters, the latest first.
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: null for everyone in the organisations
-- param starts_on date
-- param ends_on date
-- param communities varchar[]: empty for all
-- param statuses varchar[]: empty for all
-- param search varchar: a part of the title, the name, the document number or the link
-- param is_withdrawn boolean: the withdrawn ones instead of the others
-- column record_id uuid
-- column version integer
-- column activity_version integer
-- column last_name varchar
-- column first_name varchar
-- column middle_name varchar
-- column community varchar
-- column kind varchar
-- column title varchar
-- column starts_on date
-- column took_part_on date
-- column ends_on date
-- column address varchar
-- column document_number varchar
-- column is_without_evidence boolean
-- column hours decimal(6,1)
-- column role varchar
-- column outcome varchar
-- column level varchar
-- column document varchar
-- column document_issued_on date
-- column issuer varchar
-- column subject varchar
-- column grades smallint[]
-- column material_kind varchar
-- column coauthors varchar
-- column pupils_involved integer
-- column payment varchar
-- column shared_where varchar
-- column comment varchar
-- column status varchar
select
    participation.participation_id as record_id,
    participation.version,
    activity.version as activity_version,
    teacher.last_name,
    teacher.first_name,
    teacher.middle_name,
    activity.community,
    activity.kind,
    activity.title,
    activity.starts_on,
    participation.took_part_on,
    activity.ends_on,
    activity.address,
    participation.document_number,
    participation.is_without_evidence,
    activity.hours,
    participation.role,
    participation.outcome,
    activity.level,
    participation.document,
    participation.document_issued_on,
    activity.issuer,
    activity.subject,
    activity.grades,
    activity.material_kind,
    participation.coauthors,
    participation.pupils_involved,
    activity.payment,
    participation.shared_where,
    participation.comment,
    participation.status,
from participations_found(
    $organisation_ids, $teacher_ids, $starts_on, $ends_on,
    $communities, $statuses, $search, $is_withdrawn
) as found
inner join participations as participation
    on participation.participation_id = found.participation_id and participation.superseded_at is null
inner join activities as activity
    on activity.activity_id = participation.activity_id and activity.superseded_at is null
inner join teachers as teacher
    on teacher.teacher_id = participation.teacher_id and teacher.superseded_at is null
order by participation.took_part_on desc, participation.participation_id desc;
