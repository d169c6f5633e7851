-- One row per participation that counts in a selection, in the order of its days.
-- takes selection
-- column last_name varchar
-- column first_name varchar
-- column middle_name varchar
-- column community varchar
-- column kind varchar
-- column title varchar
-- column took_part_on date
-- column hours decimal(6,1)
-- column role varchar
-- column outcome varchar
-- column level varchar
-- column document varchar
-- column document_number varchar
-- column document_issued_on date
-- column address varchar: empty where none is written down
-- column subject varchar: null where none is written down
-- column grades smallint[]
-- column issuer varchar
with selected as (
    select participation_id, activity_id, teacher_id, took_part_on,
    from participations_selected($selection)
    where not is_waiting
),

participation as (
    select participation_id, role, outcome, document, document_number, document_issued_on,
    from participations_shown_at($selection['known_at'])
    where not is_waiting
),

activity as (
    select
        activity_id, community, kind, title, hours, level, address, subject, grades, issuer,
    from activities_shown_at($selection['known_at'])
    where not is_waiting
),

teacher as (
    select teacher_id, last_name, first_name, middle_name,
    from teachers
    where is_open_at(recorded_at, superseded_at, $selection['known_at'])
)

select
    teacher.last_name,
    teacher.first_name,
    teacher.middle_name,
    activity.community,
    activity.kind,
    activity.title,
    selected.took_part_on,
    activity.hours,
    participation.role,
    participation.outcome,
    activity.level,
    participation.document,
    participation.document_number,
    participation.document_issued_on,
    activity.address,
    activity.subject,
    activity.grades,
    activity.issuer,
from selected
inner join participation using (participation_id)
inner join activity using (activity_id)
inner join teacher using (teacher_id)
order by selected.took_part_on, selected.participation_id;
