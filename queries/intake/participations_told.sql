-- One row per participation of an organisation: what makes a row of a file the same as it.
-- param organisation_id uuid
-- column teacher_id uuid
-- column community varchar
-- column kind varchar
-- column title varchar
-- column took_part_on date
-- column is_keyed boolean
select
    participation.teacher_id,
    activity.community,
    activity.kind,
    activity.title,
    participation.took_part_on,
    participation.outside_key is not null as is_keyed,
from participations_current as participation
inner join activities_current as activity using (activity_id)
where participation.organisation_id = $organisation_id
order by participation.participation_id;
