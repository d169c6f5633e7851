-- One row per pair of activities in sight that may be one, the latest pair first.
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: null for everyone in the organisations
-- param top integer: how many pairs at most
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
        participation_id,
        activity_id,
        teacher_id,
        took_part_on,
    from participations_current
    where
        organisation_id in (select unnest($organisation_ids))
        and ($teacher_ids is null or teacher_id in (select unnest($teacher_ids)))
),

activity as (
    select
        activity_id,
        starts_on,
        kind,
        length(title) as letters,
        title_numbers(title) as numbers,
        address_path(address) as path,
    from activities_current
    where activity_id in (select activity_id from standing)
),

placed as (
    select
        activity_id,
        path,
        row_number() over (partition by path order by starts_on, activity_id) as place,
    from activity
    where path in (select path from activity where path <> '' group by path having count(*) > 1)
),

dated as (
    select
        standing.activity_id,
        standing.teacher_id,
        standing.took_part_on,
        activity.kind,
        activity.letters,
        activity.numbers,
        date_diff('day', date '1970-01-01', standing.took_part_on) // 15 as fortnight,
    from standing
    inner join activity using (activity_id)
),

reaching as (  -- days at most two weeks apart stand in one fortnight or in neighbours
    select
        *,
        unnest([fortnight - 1, fortnight, fortnight + 1]) as reached,
    from dated
),

near as (
    select
        one.activity_id as one_id,
        other.activity_id as other_id,
        one.letters as one_letters,
        other.letters as other_letters,
        other.took_part_on - one.took_part_on as days,
    from reaching as one
    inner join dated as other
        on
            other.teacher_id = one.teacher_id
            and other.kind = one.kind
            and other.fortnight = one.reached
            and other.numbers = one.numbers
    where other.activity_id > one.activity_id
    union all
    select
        one.activity_id,
        other.activity_id,
        one.letters,
        other.letters,
        other.took_part_on - one.took_part_on,
    from reaching as one
    inner join dated as other
        on
            other.teacher_id = one.teacher_id
            and other.kind = one.kind
            and other.fortnight = one.reached
    where one.numbers = '' and other.numbers <> ''
),

alike as (
    select
        near.one_id,
        near.other_id,
    from near
    inner join activities_current as one on one.activity_id = near.one_id
    inner join activities_current as other on other.activity_id = near.other_id
    where
        near.days between -14 and 14
        and least(near.one_letters, near.other_letters)
        >= 0.7 * greatest(near.one_letters, near.other_letters)
        and are_letters_near(one.title, other.title)
),

found as (
    select
        least(one.activity_id, other.activity_id) as first_id,
        greatest(one.activity_id, other.activity_id) as second_id,
        true as is_same_path,
        false as is_near,
    from placed as one
    inner join placed as other
        on other.path = one.path and other.place - one.place between 1 and 3
    union all
    select
        least(one_id, other_id),
        greatest(one_id, other_id),
        false,
        true,
    from alike
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
    order by second_id desc, first_id desc
    limit $top
)

select
    one.participation_id as first_record_id,
    other.participation_id as second_record_id,
    first_activity.title as first_title,
    second_activity.title as second_title,
    first_activity.address as first_address,
    second_activity.address as second_address,
    pairs.is_same_path,
    pairs.is_near,
from pairs
inner join standing as one on one.activity_id = pairs.first_id
inner join standing as other on other.activity_id = pairs.second_id
inner join activities_current as first_activity
    on first_activity.activity_id = pairs.first_id
inner join activities_current as second_activity
    on second_activity.activity_id = pairs.second_id
qualify
    row_number() over (
        partition by pairs.first_id, pairs.second_id
        order by
            one.teacher_id = other.teacher_id desc,
            one.participation_id,
            other.participation_id
    ) = 1
order by pairs.second_id desc, pairs.first_id desc;
