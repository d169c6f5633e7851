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
    from resource_uses_selected($selection)
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
    resource.organisation_id in (select unnest($selection['organisation_ids']))
    and (
        len($selection['communities']) = 0
        or list_contains($selection['communities'], resource.community)
    )
    and (
        len($selection['resource_kinds']) = 0
        or list_contains($selection['resource_kinds'], resource.kind)
    )
    and (
        used.resource_id is not null
        or len($selection['subjects']) = 0
        or resource.subject is null
        or list_contains($selection['subjects'], resource.subject)
    )
order by uses desc, resource.title, resource.resource_id;
