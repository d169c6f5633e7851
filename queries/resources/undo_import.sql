-- Takes back what an import did: created resources are withdrawn, changed ones as before.
-- param batch_id uuid
-- param kept uuid[]: records that stay as they are
-- param moment timestamp
-- param account_id uuid
-- param reason varchar
insert into resources (
    resource_id, version, organisation_id, title, kind, community, partner, subject, grades,
    address, capacity, outside_key, batch_id, recorded_at, recorded_by, reason,
    superseded_at, is_withdrawn
)
with import as (
    select applied_at, applied_by from import_batches where batch_id = $batch_id
),
touched as (
    select distinct resource_id
    from resources
    cross join import
    where
        recorded_at = applied_at
        and recorded_by is not distinct from applied_by
        and resource_id not in (select unnest($kept::uuid[]))
),
versions as (
    select
        resource.*,
        resource.superseded_at is null as is_open,
        resource.recorded_at < applied_at
        and (resource.superseded_at is null or resource.superseded_at >= applied_at) as is_before,
        max(resource.version) over (partition by resource.resource_id) as latest,
        min(resource.recorded_at) over (partition by resource.resource_id)
        < applied_at as was_there,
    from resources as resource
    inner join touched using (resource_id)
    cross join import
),
wanted as (
    select *, 1 as step, false as is_taken_out
    from versions
    where is_before
    union all
    select *, 1 as step, true as is_taken_out
    from versions
    where
        is_open
        and not was_there
        and not is_withdrawn
        and resource_id not in (select resource_id from resource_uses_current)
)
select
    resource_id,
    latest + row_number() over (partition by resource_id order by step),
    organisation_id,
    title,
    kind,
    community,
    partner,
    subject,
    grades,
    address,
    capacity,
    if(is_taken_out, null, outside_key),
    batch_id,
    $moment,
    $account_id,
    $reason,
    null,
    is_withdrawn or is_taken_out,
from wanted;
