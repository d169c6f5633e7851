-- One row per pair of activities in sight that may be one, the latest pair first.
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: null for everyone in the organisations
-- column first_record_id uuid: a participation in sight in the activity entered first
-- column second_record_id uuid: of the same teacher, where there is one
-- column first_title varchar
-- column second_title varchar
-- column first_address varchar
-- column second_address varchar
-- column is_same_path boolean: their addresses differ in the site at most
-- column is_near boolean: one teacher, one kind, at most two weeks between them
with
standing as (
    select
        participation.participation_id,
        participation.activity_id,
        participation.teacher_id,
        participation.took_part_on,
        activity.starts_on,
        activity.kind,
        activity.title,
        activity.address,
        address_path(activity.address) as path,
        list_sort(regexp_extract_all(activity.title, '\d+')) as numbers,
    from participations_current as participation
    inner join activities_current as activity using (activity_id)
    where
        participation.organisation_id in (select unnest($organisation_ids))
        and (
            $teacher_ids is null
            or participation.teacher_id in (select unnest($teacher_ids))
        )
),

addressed as (
    select
        activity_id,
        path,
        row_number() over (partition by path order by starts_on, activity_id) as place,
    from (select distinct activity_id, path, starts_on from standing where path <> '')
),

found as (
    select
        least(one.activity_id, other.activity_id) as first_id,
        greatest(one.activity_id, other.activity_id) as second_id,
        true as is_same_path,
        false as is_near,
    from addressed as one
    inner join addressed as other
        on other.path = one.path and other.place - one.place between 1 and 3
    union all
    select
        least(one.activity_id, other.activity_id),
        greatest(one.activity_id, other.activity_id),
        false,
        true,
    from standing as one
    inner join standing as other
        on
            other.teacher_id = one.teacher_id
            and other.kind = one.kind
            and other.activity_id > one.activity_id
            and other.took_part_on between one.took_part_on - 14 and one.took_part_on + 14
    where
        (one.numbers = other.numbers or len(one.numbers) = 0 or len(other.numbers) = 0)
        and least(length(one.title), length(other.title))
        >= 0.7 * greatest(length(one.title), length(other.title))
),

pairs as (
    select
        first_id,
        second_id,
        bool_or(is_same_path) as is_same_path,
        bool_or(is_near) as is_near,
    from found
    where not exists (
        select 1
        from distinct_pairs
        where first_activity_id = first_id and second_activity_id = second_id
    )
    group by first_id, second_id
)

select
    one.participation_id as first_record_id,
    other.participation_id as second_record_id,
    one.title as first_title,
    other.title as second_title,
    one.address as first_address,
    other.address as second_address,
    pairs.is_same_path,
    pairs.is_near,
from pairs
inner join standing as one on one.activity_id = pairs.first_id
inner join standing as other on other.activity_id = pairs.second_id
qualify
    row_number() over (
        partition by pairs.first_id, pairs.second_id
        order by
            one.teacher_id = other.teacher_id desc,
            one.participation_id,
            other.participation_id
    ) = 1
order by pairs.second_id desc, pairs.first_id desc;
