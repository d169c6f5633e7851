-- One row per published work, the latest first; its authors are those in sight.
-- takes selection
-- param top integer: how many rows at most
-- column activity_id uuid
-- column title varchar
-- column address varchar: empty where none is written down
-- column authors varchar[][]: last, first and middle name of each
-- column published_on date
-- column community varchar
-- column subject varchar: null where none is written down
-- column grades smallint[]
-- column level varchar
-- column is_waiting boolean
-- column found bigint: how many there are in all
with published as (
    select
        activity_id,
        max(took_part_on) as published_on,
        bool_and(is_waiting) as is_waiting,
    from participations_selected($selection)
    where outcome = 'published'
    group by activity_id
),

shown as materialized (
    select *
    from published
    order by published_on desc, activity_id desc
    limit $top
),

activity as materialized (
    select activity_id, is_waiting, title, address, community, subject, grades, level,
    from activities_shown_at($selection['known_at'])
    where activity_id in (select activity_id from shown)
),

authors as (
    select
        part.activity_id,
        list(
            [teacher.last_name, teacher.first_name, teacher.middle_name]
            order by teacher.last_name, teacher.first_name, teacher.teacher_id
        ) as names,
    from (
        select distinct activity_id, teacher_id,
        from participations_selected($selection)
        where outcome = 'published' and activity_id in (select activity_id from shown)
    ) as part
    inner join teachers as teacher
        on teacher.teacher_id = part.teacher_id and teacher.superseded_at is null
    group by part.activity_id
)

select
    shown.activity_id,
    activity.title,
    activity.address,
    authors.names as authors,
    shown.published_on,
    activity.community,
    activity.subject,
    activity.grades,
    activity.level,
    shown.is_waiting,
    (select count(*) from published) as found,
from shown
inner join authors on authors.activity_id = shown.activity_id
inner join activity
    on activity.activity_id = shown.activity_id and activity.is_waiting = shown.is_waiting
order by shown.published_on desc, shown.activity_id desc;
