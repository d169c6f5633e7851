-- One row per participation in activities of these titles: what makes a row of a file a duplicate.
-- param organisation_id uuid
-- param titles varchar[]
-- column teacher_id uuid
-- column community varchar
-- column kind varchar
-- column title varchar
-- column took_part_on date
-- column address varchar
-- column grades smallint[]
-- column outside_key varchar
select
    participation.teacher_id,
    activity.community,
    activity.kind,
    activity.title,
    participation.took_part_on,
    activity.address,
    activity.grades,
    participation.outside_key,
from participations_current as participation
inner join activities_current as activity using (activity_id)
where
    participation.organisation_id = $organisation_id
    and activity.title in (select unnest($titles::varchar[]))
order by participation.participation_id;
