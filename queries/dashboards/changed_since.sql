-- One row per participation that counts otherwise now than it did then, the latest first.
-- takes selection: with the moment it is set back to
-- param top integer: how many rows at most
-- column record_id uuid
-- column change varchar: added, taken_out or corrected
-- column title varchar: as it is now
-- column last_name varchar
-- column first_name varchar
-- column middle_name varchar
-- column happened_on date: now, or then where it counts no longer
-- column found bigint: how many there are in all
with then_known as (
    select * exclude (is_waiting, grades), grades::varchar as grades, is_waiting,
    from participations_selected($selection)
),

now_known as (
    select * exclude (is_waiting, grades), grades::varchar as grades, is_waiting,
    from participations_selected(struct_update($selection, known_at := null::timestamp))
),

differing as (
    (select * from then_known except select * from now_known)
    union
    (select * from now_known except select * from then_known)
),

changed as (
    select
        differing.participation_id,
        any_value(differing.activity_id) as activity_id,
        any_value(differing.teacher_id) as teacher_id,
        max(differing.took_part_on) as took_part_on,
        case
            when bool_and(then_known.participation_id is null) then 'added'
            when bool_and(now_known.participation_id is null) then 'taken_out'
            else 'corrected'
        end as change,
    from differing
    left join then_known using (participation_id)
    left join now_known using (participation_id)
    group by differing.participation_id
),

shown as (
    select *
    from changed
    order by took_part_on desc, participation_id desc
    limit $top
)

select
    shown.participation_id as record_id,
    shown.change,
    activity.title,
    teacher.last_name,
    teacher.first_name,
    teacher.middle_name,
    shown.took_part_on as happened_on,
    (select count(*) from changed) as found,
from shown
inner join activities as activity
    on activity.activity_id = shown.activity_id and activity.superseded_at is null
inner join teachers as teacher
    on teacher.teacher_id = shown.teacher_id and teacher.superseded_at is null
order by shown.took_part_on desc, shown.participation_id desc;
