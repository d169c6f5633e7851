-- One row per value of a dimension that works have: community, subject, grade, level.
-- takes selection
-- column dimension varchar: community, subject, grade or level
-- column code varchar: empty where nothing is written down
-- column works bigint: distinct published items; one for several grades is in each of them
-- column participants bigint: of the staff or not
with published as (
    select
        activity_id,
        teacher_id,
        community,
        coalesce(subject, '') as subject,
        level,
        grades,
    from participations_selected($selection)
    where outcome = 'published'
),

graded as (
    select
        activity_id,
        teacher_id,
        unnest(if(len(grades) = 0, [null], list_distinct(grades))) as grade,
    from published
)

select
    case grouping(community, subject, level)
        when 3 then 'community'
        when 5 then 'subject'
        else 'level'
    end as dimension,
    coalesce(community, subject, level) as code,
    count(distinct activity_id) as works,
    count(distinct teacher_id) as participants,
from published
group by grouping sets ((community), (subject), (level))
union all
select
    'grade' as dimension,
    coalesce(grade::varchar, '') as code,
    count(distinct activity_id) as works,
    count(distinct teacher_id) as participants,
from graded
group by grade
order by all;
