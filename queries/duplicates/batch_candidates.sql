-- One row per new entry and participation that it may repeat, by entry, the latest first.
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: whose records are in sight; null for everyone's
-- param places integer[]: of the entries, which have a day each
-- param addresses varchar[]: in the same order, empty where an entry has none
-- param kinds varchar[]: in the same order
-- param days date[]: in the same order
-- param owner_places integer[]: of the entries, once for everybody whom an entry is for
-- param owners uuid[]: in the same order
-- param days_apart integer: at most, for two days to be near
-- column place integer
-- column record_id uuid
-- column activity_id uuid
-- column title varchar
-- column address varchar
-- column is_own boolean: of a teacher whom the entry is for
-- column is_near boolean: of such a teacher, of the kind, in these days
-- column is_same_path boolean: the addresses differ in the site at most
-- column is_in_sight boolean
with
entries as (
    select
        place,
        address_path(address) as path,
        kind,
        day,
    from (
        select
            unnest($places)::integer as place,
            unnest($addresses) as address,
            unnest($kinds) as kind,
            unnest($days) as day,
    )
),

owned as (
    select
        unnest($owner_places)::integer as place,
        unnest($owners) as teacher_id,
),

standing as (
    select
        participation.participation_id as record_id,
        participation.activity_id,
        participation.teacher_id,
        participation.took_part_on,
        activity.title,
        activity.address,
        activity.kind,
        address_path(activity.address) as path,
        $teacher_ids is null
        or participation.teacher_id in (select unnest($teacher_ids)) as is_in_sight,
    from participations_current as participation
    inner join activities_current as activity using (activity_id)
    where participation.organisation_id in (select unnest($organisation_ids))
),

found as (
    select
        entries.place,
        standing.record_id,
        true as is_same_path,
        false as is_near,
    from entries
    inner join standing using (path)
    where entries.path <> ''
    union all
    select
        entries.place,
        standing.record_id,
        false,
        true,
    from entries
    inner join owned using (place)
    inner join standing
        on standing.teacher_id = owned.teacher_id and standing.kind = entries.kind
    where
        abs(date_diff('day', entries.day, standing.took_part_on)) <= $days_apart
        and standing.is_in_sight
),

pairs as (
    select
        place,
        record_id,
        bool_or(is_same_path) as is_same_path,
        bool_or(is_near) as is_near,
    from found
    group by place, record_id
)

select
    pairs.place,
    pairs.record_id,
    standing.activity_id,
    standing.title,
    standing.address,
    owned.teacher_id is not null as is_own,
    pairs.is_near,
    pairs.is_same_path,
    standing.is_in_sight,
from pairs
inner join standing using (record_id)
left join owned on owned.place = pairs.place and owned.teacher_id = standing.teacher_id
order by pairs.place, standing.took_part_on desc, pairs.record_id desc;
