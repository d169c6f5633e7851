-- One row per participation, with its activity, as the last import that wrote it left it.
-- param participation_ids uuid[]
-- column outside_key varchar
-- column participation_id uuid
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
inner join import_batches as import
    on
        import.applied_at = participation.recorded_at
        and import.applied_by is not distinct from participation.recorded_by
inner join activities as activity
    on
        activity.activity_id = participation.activity_id
        and activity.recorded_at <= participation.recorded_at
        and (
            activity.superseded_at is null
            or activity.superseded_at > participation.recorded_at
        )
where
    import.undone_at is null
    and participation.participation_id in (select unnest($participation_ids::uuid[]))
qualify
    row_number() over (
        partition by participation.participation_id order by participation.version desc
    ) = 1
order by participation.participation_id;
