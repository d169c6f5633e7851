-- One row per resource of the catalogue within the selection, with its uses in the period.
-- takes selection
-- column resource_id uuid
-- column title varchar
-- column kind varchar
-- column community varchar
-- column partner varchar
-- column subject varchar
-- column capacity integer: places; null where nothing is written down
-- column uses bigint
-- column participants integer: of the staff or not; 3 are three or more
-- column counted_uses bigint: those of records with a number of pupils
-- column pupils_reached bigint: a pupil reached twice counts twice
-- column last_used_on date: in the selection; null where it has no use in it
-- column listed_on date: when it came into the catalogue
with used as (
    select
        resource_id,
        sum(times)::bigint as uses,
        people_up_to_three(teacher_number) as participants,
        sum(times) filter (where pupils_reached is not null)::bigint as counted_uses,
        sum(pupils_reached)::bigint as pupils_reached,
        max(used_on) as last_used_on,
    from resource_uses_selected($selection)
    inner join teacher_numbers() using (teacher_id)
    group by resource_id
),

listed as (
    select resource_id, min(recorded_at)::date as listed_on
    from resources
    group by resource_id
)

select
    resource.resource_id,
    resource.title,
    resource.kind,
    resource.community,
    resource.partner,
    resource.subject,
    resource.capacity,
    coalesce(used.uses, 0) as uses,
    coalesce(used.participants, 0) as participants,
    coalesce(used.counted_uses, 0) as counted_uses,
    coalesce(used.pupils_reached, 0) as pupils_reached,
    used.last_used_on,
    listed.listed_on,
from resources_at($selection['known_at']) as resource
inner join listed using (resource_id)
left join used using (resource_id)
where
    resource.organisation_id in (select unnest($selection['organisation_ids']))
    and (
        len($selection['communities']) = 0
        or list_contains($selection['communities'], resource.community)
    )
    and (
        len($selection['partners']) = 0
        or (
            resource.community is null
            and list_contains($selection['partners'], resource.partner)
        )
    )
    and (
        len($selection['resources']) = 0
        or list_contains($selection['resources'], resource.resource_id)
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
