-- One row per published work that counts in a selection, in the order of its days.
-- takes selection
-- column title varchar
-- column authors varchar: the names, with commas between them
-- column published_on date
-- column community varchar
-- column subject varchar: null where none is written down
-- column grades smallint[]
-- column level varchar
-- column address varchar: empty where none is written down
with published as (
    select distinct activity_id, teacher_id, took_part_on,
    from participations_selected($selection)
    where outcome = 'published' and not is_waiting
),

authors as (
    select
        published.activity_id,
        max(published.took_part_on) as published_on,
        string_agg(
            distinct concat_ws(' ', teacher.last_name, teacher.first_name, teacher.middle_name),
            ', ' order by concat_ws(' ', teacher.last_name, teacher.first_name, teacher.middle_name)
        ) as authors,
    from published
    inner join teachers as teacher
        on
            teacher.teacher_id = published.teacher_id
            and is_open_at(
                teacher.recorded_at, teacher.superseded_at, $selection['known_at']
            )
    group by published.activity_id
)

select
    activity.title,
    authors.authors,
    authors.published_on,
    activity.community,
    activity.subject,
    activity.grades,
    activity.level,
    activity.address,
from authors
inner join (
    select * from activities_shown_at($selection['known_at']) where not is_waiting
) as activity using (activity_id)
order by authors.published_on, activity.activity_id;
