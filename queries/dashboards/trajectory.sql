-- One row per participation of the selection, the latest first, with all a portfolio tells of it.
-- takes selection: of one teacher
-- column participation_id uuid
-- column activity_id uuid
-- column title varchar
-- column address varchar: empty where none is written down
-- column took_part_on date
-- column month date
-- column school_year integer: the calendar year in which it began
-- column community varchar
-- column kind varchar
-- column role varchar
-- column outcome varchar
-- column level varchar
-- column subject varchar: null where none is written down
-- column document varchar
-- column document_number varchar
-- column webinar_hours double: null for everything else
-- column course_hours double: null for what is no course by the rules
-- column is_published boolean
-- column is_prize boolean
-- column is_above_municipal boolean
-- column evidence varchar: shown, denied (it says that there is none) or missing
-- column is_waiting boolean
with selected as materialized (
    select *
    from participations_selected($selection)
),

part as materialized (  -- cut to the one teacher before anything is joined, as the activities are
    select participation_id, is_waiting, document_number, is_without_evidence,
    from participations_shown_at($selection['known_at'])
    where
        teacher_id in (select teacher_id from selected)
        and participation_id in (select participation_id from selected)
),

activity as materialized (
    select activity_id, is_waiting, title, address,
    from activities_shown_at($selection['known_at'])
    where activity_id in (select activity_id from selected)
)

select
    selected.participation_id,
    selected.activity_id,
    activity.title,
    activity.address,
    selected.took_part_on,
    date_trunc('month', selected.took_part_on)::date as month,
    school_year_of(selected.took_part_on) as school_year,
    selected.community,
    selected.kind,
    selected.role,
    selected.outcome,
    selected.level,
    selected.subject,
    selected.document,
    part.document_number,
    if(selected.kind = 'webinar', selected.hours, null)::double as webinar_hours,
    course_hours(selected.kind, selected.hours, selected.document)::double as course_hours,
    selected.outcome = 'published' as is_published,
    is_prize(selected.outcome) as is_prize,
    is_above_municipal(selected.level) as is_above_municipal,
    case
        when has_evidence(activity.address, part.document_number, part.is_without_evidence)
            then 'shown'
        when part.is_without_evidence then 'denied'
        else 'missing'
    end as evidence,
    selected.is_waiting,
from selected
inner join part using (participation_id, is_waiting)
inner join activity
    on activity.activity_id = selected.activity_id and activity.is_waiting = selected.is_waiting
order by selected.took_part_on desc, selected.participation_id desc;
