-- One row per withdrawn record in sight, the latest withdrawal first.
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: null for everyone in the organisations
-- param sorts varchar[]: those of services.trash.SORTS
-- param notes_of_group varchar: the method group that notes have to be about; null for all notes
-- param search varchar: a part of the title, the name, the reason or of who withdrew it
-- param indicators varchar[]: those whose name has the search in it
-- param top integer: how many rows at most
-- column sort varchar
-- column record_id varchar: of an item of a reference list: list/code
-- column version integer
-- column title varchar: empty for a teacher; of a goal its indicator
-- column place varchar: of a decision the title of its meeting, of a goal its group, of a resource its partner
-- column period varchar: of a goal, empty otherwise
-- column last_name varchar
-- column first_name varchar
-- column middle_name varchar
-- column happened_on date
-- column withdrawn_at timestamp
-- column display_name varchar: who withdrew it, empty when no account did
-- column reason varchar
-- column found bigint: how many rows fit, whatever the limit
with
facts as (
    select
        'participations' as sort,
        cast(participation.participation_id as varchar) as record_id,
        participation.version,
        participation.organisation_id,
        participation.teacher_id,
        activity.title,
        participation.took_part_on as happened_on,
        participation.recorded_at,
        participation.recorded_by,
        participation.reason,
    from participations as participation
    inner join activities as activity
        on activity.activity_id = participation.activity_id and activity.superseded_at is null
    where participation.superseded_at is null and participation.is_withdrawn
    union all
    select
        'resource_uses' as sort,
        cast(resource_use.resource_use_id as varchar) as record_id,
        resource_use.version,
        resource_use.organisation_id,
        resource_use.teacher_id,
        resource.title,
        resource_use.used_on as happened_on,
        resource_use.recorded_at,
        resource_use.recorded_by,
        resource_use.reason,
    from resource_uses as resource_use
    inner join resources as resource
        on resource.resource_id = resource_use.resource_id and resource.superseded_at is null
    where resource_use.superseded_at is null and resource_use.is_withdrawn
),

withdrawn as (
    select
        facts.* exclude (organisation_id, teacher_id),
        teacher.last_name,
        teacher.first_name,
        teacher.middle_name,
    from facts
    inner join teachers as teacher
        on teacher.teacher_id = facts.teacher_id and teacher.superseded_at is null
    where
        facts.organisation_id in (select unnest($organisation_ids))
        and ($teacher_ids is null or facts.teacher_id in (select unnest($teacher_ids)))
    union all by name
    select
        'teachers' as sort,
        cast(teacher_id as varchar) as record_id,
        version,
        '' as title,
        cast(null as date) as happened_on,
        recorded_at,
        recorded_by,
        reason,
        last_name,
        first_name,
        middle_name,
    from teachers
    where
        superseded_at is null
        and is_withdrawn
        and organisation_id in (select unnest($organisation_ids))
    union all by name
    select
        'resources' as sort,
        cast(resource_id as varchar) as record_id,
        version,
        title,
        partner as place,
        cast(null as date) as happened_on,
        recorded_at,
        recorded_by,
        reason,
        '' as last_name,
        '' as first_name,
        '' as middle_name,
    from resources
    where
        superseded_at is null
        and is_withdrawn
        and organisation_id in (select unnest($organisation_ids))
    union all by name
    select
        'notes' as sort,
        cast(note_id as varchar) as record_id,
        version,
        text as title,
        noted_on as happened_on,
        recorded_at,
        recorded_by,
        reason,
        '' as last_name,
        '' as first_name,
        '' as middle_name,
    from notes
    where
        superseded_at is null
        and is_withdrawn
        and organisation_id in (select unnest($organisation_ids))
        and ($teacher_ids is null or list_has_all($teacher_ids, teacher_ids))
        and (
            $notes_of_group is null
            or list_contains(string_split(mark, '&'), concat('group=', $notes_of_group))
        )
    union all by name
    select
        'goals' as sort,
        cast(goal.goal_id as varchar) as record_id,
        goal.version,
        goal.indicator as title,
        goal.method_group as place,
        goal.period,
        cast(null as date) as happened_on,
        goal.recorded_at,
        goal.recorded_by,
        goal.reason,
        coalesce(teacher.last_name, '') as last_name,
        coalesce(teacher.first_name, '') as first_name,
        coalesce(teacher.middle_name, '') as middle_name,
    from goals as goal
    left join teachers as teacher
        on teacher.teacher_id = goal.teacher_id and teacher.superseded_at is null
    where
        goal.superseded_at is null
        and goal.is_withdrawn
        and goal.organisation_id in (select unnest($organisation_ids))
        and $teacher_ids is null
    union all by name
    select
        'decisions' as sort,
        cast(decision.decision_id as varchar) as record_id,
        decision.version,
        decision.text as title,
        meeting.title as place,
        meeting.held_on as happened_on,
        decision.recorded_at,
        decision.recorded_by,
        decision.reason,
        '' as last_name,
        '' as first_name,
        '' as middle_name,
    from decisions as decision
    inner join meetings as meeting using (meeting_id)
    where
        decision.superseded_at is null
        and decision.is_withdrawn
        and decision.organisation_id in (select unnest($organisation_ids))
        and $teacher_ids is null
    union all by name
    select
        'reference_items' as sort,
        concat(list, '/', code) as record_id,
        version,
        name as title,
        cast(null as date) as happened_on,
        recorded_at,
        recorded_by,
        reason,
        '' as last_name,
        '' as first_name,
        '' as middle_name,
    from reference_items
    where superseded_at is null and is_withdrawn
)

select
    withdrawn.sort,
    withdrawn.record_id,
    withdrawn.version,
    withdrawn.title,
    coalesce(withdrawn.place, '') as place,
    coalesce(withdrawn.period, '') as period,
    withdrawn.last_name,
    withdrawn.first_name,
    withdrawn.middle_name,
    withdrawn.happened_on,
    withdrawn.recorded_at as withdrawn_at,
    coalesce(accounts.display_name, '') as display_name,
    withdrawn.reason,
    count(*) over () as found,
from withdrawn
left join accounts on accounts.account_id = withdrawn.recorded_by
where
    list_contains($sorts, withdrawn.sort)
    and (
        (withdrawn.sort = 'goals' and list_contains($indicators, withdrawn.title))
        or contains(
            replace(
                lower(
                    concat_ws(
                        ' ',
                        if(withdrawn.sort = 'goals', '', withdrawn.title),
                        if(withdrawn.sort = 'goals', '', withdrawn.place),
                        withdrawn.last_name,
                        withdrawn.first_name,
                        withdrawn.middle_name,
                        withdrawn.reason,
                        accounts.display_name
                    )
                ),
                'ё',
                'е'
            ),
            replace(lower($search), 'ё', 'е')
        )
    )
order by withdrawn.recorded_at desc, withdrawn.record_id
limit $top;
