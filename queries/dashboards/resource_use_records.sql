-- One row per use of a resource behind the figures of a selection, the latest first.
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
-- column partner varchar
-- column kind varchar
-- column is_waiting boolean
-- column found bigint: how many there are in all
with selected as (
    select *
    from resource_uses_selected($selection)
    where
        $staff_on is null
        or teacher_id in (select teacher_id from staff_selected($selection, $staff_on))
)

select
    selected.resource_use_id as record_id,
    selected.title,
    teacher.last_name,
    teacher.first_name,
    teacher.middle_name,
    selected.used_on as happened_on,
    selected.community,
    selected.partner,
    selected.kind,
    selected.is_waiting,
    (select count(*) from selected) as found,
from selected
inner join teachers as teacher
    on teacher.teacher_id = selected.teacher_id and teacher.superseded_at is null
order by selected.used_on desc, selected.resource_use_id desc
limit $top;
