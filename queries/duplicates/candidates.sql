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
there as (
    select activity_id
    from activities_current
    where
        address_path($address) <> ''
        and contains(lower(address), longest_part(address_path($address)))
        and address_path(address) = address_path($address)
),

standing as (
    select
        participation_id,
        activity_id,
        teacher_id,
        took_part_on,
        teacher_id in (select unnest($teachers)) as is_own,
        activity_id in (select activity_id from there) as is_there,
        $teacher_ids is null
        or teacher_id in (select unnest($teacher_ids)) as is_in_sight,
    from participations_current
    where
        organisation_id in (select unnest($organisation_ids))
        and (
            activity_id in (select activity_id from there)
            or (
                teacher_id in (select unnest($teachers))
                and took_part_on between $first_day and $last_day
            )
        )
)

select
    standing.participation_id as record_id,
    standing.activity_id,
    activity.title,
    activity.address,
    standing.is_own,
    standing.is_own
    and activity.kind = $kind
    and standing.took_part_on between $first_day and $last_day as is_near,
    standing.is_there as is_same_path,
    standing.is_in_sight,
from standing
inner join activities_current as activity using (activity_id)
where
    standing.is_there or (
        standing.is_own
        and standing.is_in_sight
        and activity.kind = $kind
        and standing.took_part_on between $first_day and $last_day
    )
order by standing.took_part_on desc, standing.participation_id desc;
