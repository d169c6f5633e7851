-- One row per participation among these, with its activity, as it stands now.
-- param organisation_id uuid
-- param participation_ids uuid[]
-- column outside_key varchar
-- column participation_id uuid
-- column version integer
-- column activity_version integer
-- column activity_id uuid
-- column teacher_id uuid
-- column took_part_on date
-- column role varchar
-- column outcome varchar
-- column document varchar
-- column document_number varchar
-- column document_issued_on date
-- column is_without_evidence boolean
-- column coauthors varchar
-- column pupils_involved integer
-- column shared_where varchar
-- column comment varchar
-- column is_withdrawn boolean
-- column community varchar
-- column kind varchar
-- column title varchar
-- column address varchar
-- column starts_on date
-- column ends_on date
-- column level varchar
-- column subject varchar
-- column grades smallint[]
-- column hours decimal(6, 1)
-- column issuer varchar
-- column material_kind varchar
-- column payment varchar
select
    participation.outside_key,
    participation.participation_id,
    participation.version,
    activity.version as activity_version,
    participation.activity_id,
    participation.teacher_id,
    participation.took_part_on,
    participation.role,
    participation.outcome,
    participation.document,
    participation.document_number,
    participation.document_issued_on,
    participation.is_without_evidence,
    participation.coauthors,
    participation.pupils_involved,
    participation.shared_where,
    participation.comment,
    participation.is_withdrawn,
    activity.community,
    activity.kind,
    activity.title,
    activity.address,
    activity.starts_on,
    activity.ends_on,
    activity.level,
    activity.subject,
    activity.grades,
    activity.hours,
    activity.issuer,
    activity.material_kind,
    activity.payment,
from participations as participation
inner join activities as activity
    on
        activity.activity_id = participation.activity_id
        and activity.superseded_at is null
where
    participation.organisation_id = $organisation_id
    and participation.superseded_at is null
    and participation.participation_id in (select unnest($participation_ids))
order by participation.participation_id;
