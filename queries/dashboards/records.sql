-- One row per participation behind the figures of a selection, the latest first.
-- takes selection
-- param staff_on date: only of the staff of the selection on that day; null for everybody
-- param top integer: how many rows at most
-- column record_id uuid
-- column title varchar
-- column last_name varchar
-- column first_name varchar
-- column middle_name varchar
-- column happened_on date
-- column community varchar
-- column partner varchar: empty
-- column kind varchar
-- column is_waiting boolean
-- column found bigint: how many there are in all
with selected as (
    select participation_id, activity_id, teacher_id, took_part_on, community, kind, is_waiting,
    from participations_selected($selection)
    where
        $staff_on is null
        or teacher_id in (select teacher_id from staff_selected($selection, $staff_on))
),

shown as (
    select *
    from selected
    order by took_part_on desc, participation_id desc
    limit $top
)

select
    shown.participation_id as record_id,
    activity.title,
    teacher.last_name,
    teacher.first_name,
    teacher.middle_name,
    shown.took_part_on as happened_on,
    shown.community,
    '' as partner,
    shown.kind,
    shown.is_waiting,
    (select count(*) from selected) as found,
from shown
inner join activities_shown_at($selection['known_at']) as activity
    using (activity_id, is_waiting)
inner join teachers as teacher
    on teacher.teacher_id = shown.teacher_id and teacher.superseded_at is null
order by shown.took_part_on desc, shown.participation_id desc;
