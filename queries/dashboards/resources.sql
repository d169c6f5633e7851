-- One row per resource of the catalogue within the selection, with its uses in the period.
-- takes selection
-- column resource_id uuid
-- column title varchar
-- column kind varchar
-- column community varchar
-- column partner varchar
-- column subject varchar
-- column uses bigint
-- column participants bigint: of the staff or not
with used as (
    select
        resource_id,
        sum(times)::bigint as uses,
        count(distinct teacher_id) as participants,
    from resource_uses_selected(
        $organisation_ids, $teacher_ids, $starts_on, $ends_on,
        $communities, $method_groups, $subjects, $levels, $with_waiting
    )
    group by resource_id
)

select
    resource.resource_id,
    resource.title,
    resource.kind,
    resource.community,
    resource.partner,
    resource.subject,
    coalesce(used.uses, 0) as uses,
    coalesce(used.participants, 0) as participants,
from resources_current as resource
left join used using (resource_id)
where
    resource.organisation_id in (select unnest($organisation_ids))
    and (len($communities) = 0 or list_contains($communities, resource.community))
    and (
        used.resource_id is not null
        or len($subjects) = 0
        or resource.subject is null
        or list_contains($subjects, resource.subject)
    )
order by uses desc, resource.title, resource.resource_id;
