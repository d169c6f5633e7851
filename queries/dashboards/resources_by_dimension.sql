-- One row per code of a dimension with a use of a resource, and per method group of the staff.
-- takes selection
-- param dimension varchar: community, resource_kind, group, subject, grade, month, year, teacher
-- param by_month boolean: whether each month has rows of its own
-- param as_of date: the last day on which somebody has to be employed to be of the staff
-- column code varchar: empty where nothing is written down
-- column month date: null unless months stand apart
-- column staff bigint: of the method group, where groups are asked for; else of the selection
-- column participants bigint: of the staff or not
-- column teachers bigint: of the staff
-- column uses bigint
-- column pupils_reached bigint: a pupil reached twice counts twice
with members as (
    select *
    from (
        select
            teacher_id,
            unnest(if(len(method_groups) = 0, [''], method_groups)) as method_group,
        from teachers_at($selection['known_at'])
        where $dimension = 'group'
    )
    where
        len($selection['method_groups']) = 0
        or list_contains($selection['method_groups'], method_group)
),

selected as (
    select
        teacher_id,
        times,
        pupils_reached,
        if($by_month, date_trunc('month', used_on)::date, null) as month,
        case $dimension
            when 'community' then community
            when 'resource_kind' then kind
            when 'subject' then subject
            when 'grade' then grade::varchar
            when 'month' then date_trunc('month', used_on)::date::varchar
            when 'year' then school_year_of(used_on)::varchar
            when 'teacher' then teacher_id::varchar
            when 'group' then members.method_group
        end as code,
    from resource_uses_selected($selection)
    left join members using (teacher_id)
    where $dimension <> 'group' or members.method_group is not null
),

people as (
    select
        coalesce(code, '') as code,
        month,
        teacher_id,
        sum(times) as uses,
        coalesce(sum(pupils_reached), 0) as pupils_reached,
    from selected
    group by all
),

staff as (
    select teacher_id
    from staff_selected($selection, $as_of)
),

staff_of_groups as (
    select method_group as code, count(*) as staff,
    from staff
    inner join members using (teacher_id)
    where not $by_month
    group by method_group
)

select
    code,
    people.month,
    coalesce(any_value(staff_of_groups.staff), if($dimension = 'group', 0, (select count(*) from staff)))
        as staff,
    count(people.teacher_id) as participants,
    count(staff.teacher_id) as teachers,
    coalesce(sum(people.uses), 0)::bigint as uses,
    coalesce(sum(people.pupils_reached), 0)::bigint as pupils_reached,
from people
full join staff_of_groups using (code)
left join staff using (teacher_id)
group by code, people.month
order by code, people.month;
