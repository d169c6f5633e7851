-- One row per record entered with a fault, the latest first.
-- takes selection
-- param fault varchar: evidence, level, late, returned or waiting; empty for every record
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
with found as (
    select *
    from participations_entered($selection)
    where
        case $fault
            when 'evidence' then not has_evidence
            when 'level' then not is_rated
            when 'late' then not is_in_time(days_to_entry)
            when 'returned' then status = 'returned'
            when 'waiting' then status = 'submitted'
            else true
        end
),

shown as (
    select *
    from found
    order by took_part_on desc, participation_id desc
    limit $top
)

select
    shown.participation_id as record_id,
    shown.title,
    teacher.last_name,
    teacher.first_name,
    teacher.middle_name,
    shown.took_part_on as happened_on,
    shown.community,
    '' as partner,
    shown.kind,
    shown.status = 'submitted' as is_waiting,
    (select count(*) from found) as found,
from shown
inner join teachers as teacher
    on teacher.teacher_id = shown.teacher_id and teacher.superseded_at is null
order by shown.took_part_on desc, shown.participation_id desc;
