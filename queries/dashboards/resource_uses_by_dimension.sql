-- One row per value of a dimension: kind, community, partner or own school, subject, grade.
-- takes selection
-- column dimension varchar: kind, community, partner, own, subject or grade
-- column code varchar: empty where nothing is written down
-- column uses bigint
-- column participants bigint: of the staff or not
with selected as (
    select
        teacher_id,
        times,
        unnest([
            {'dimension': 'kind', 'code': kind},
            {'dimension': 'subject', 'code': subject},
            {'dimension': 'grade', 'code': grade::varchar},
            case
                when community is not null then {'dimension': 'community', 'code': community}
                when partner <> '' then {'dimension': 'partner', 'code': partner}
                else {'dimension': 'own', 'code': ''}
            end,
        ]) as place,
    from resource_uses_selected($selection)
)

select
    place.dimension as dimension,
    coalesce(place.code, '') as code,
    sum(times)::bigint as uses,
    count(distinct teacher_id) as participants,
from selected
group by all
order by all;
