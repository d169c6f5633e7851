-- One row per participation that a new entry may repeat, the latest first.
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: whose records are in sight; null for everyone's
-- param address varchar: of the entry, empty when it has none
-- param teachers uuid[]: whom the entry is for
-- param kind varchar
-- param first_day date
-- param last_day date
-- column record_id uuid
-- column activity_id uuid
-- column title varchar
-- column address varchar
-- column is_own boolean: of a teacher whom the entry is for
-- column is_near boolean: of such a teacher, of the kind, in these days
-- column is_same_path boolean: the addresses differ in the site at most
-- column is_in_sight boolean
with
standing as (
    select
        participation.participation_id as record_id,
        participation.activity_id,
        participation.took_part_on,
        activity.title,
        activity.address,
        participation.teacher_id in (select unnest($teachers)) as is_own,
        activity.kind = $kind
        and participation.took_part_on between $first_day and $last_day as is_then,
        address_path($address) <> '' and address_path(activity.address) = address_path($address) as is_there,
        $teacher_ids is null
        or participation.teacher_id in (select unnest($teacher_ids)) as is_in_sight,
    from participations_current as participation
    inner join activities_current as activity using (activity_id)
    where participation.organisation_id in (select unnest($organisation_ids))
)

select
    record_id,
    activity_id,
    title,
    address,
    is_own,
    is_own and is_then as is_near,
    is_there as is_same_path,
    is_in_sight,
from standing
where is_there or (is_own and is_then and is_in_sight)
order by took_part_on desc, record_id desc;
