-- One row per resource of the organisations, those taken out only when asked for.
-- param organisation_ids uuid[]
-- param with_withdrawn boolean
-- column resource_id uuid
-- column version integer
-- column title varchar
-- column kind varchar
-- column community varchar: null where no community owns it
-- column partner varchar: empty where no partner owns it
-- column subject varchar
-- column grades smallint[]
-- column address varchar
-- column capacity integer: places; null where nothing is written down
-- column uses bigint: records of its use that stand
-- column is_withdrawn boolean
with uses as (
    select resource_id, count(*) as uses
    from resource_uses_current
    group by resource_id
)
select
    resource.resource_id,
    resource.version,
    resource.title,
    resource.kind,
    resource.community,
    resource.partner,
    resource.subject,
    resource.grades,
    resource.address,
    resource.capacity,
    coalesce(uses.uses, 0) as uses,
    resource.is_withdrawn,
from resources as resource
left join uses using (resource_id)
where
    resource.superseded_at is null
    and resource.organisation_id in (select unnest($organisation_ids))
    and (not resource.is_withdrawn or $with_withdrawn)
order by resource.is_withdrawn, lower(resource.title), resource.resource_id;
