-- Takes back what an import did: created resource uses are withdrawn, changed ones as before.
-- param batch_id uuid
-- param kept uuid[]: records that stay as they are
-- param moment timestamp
-- param account_id uuid
-- param reason varchar
insert into resource_uses (
    resource_use_id, version, organisation_id, resource_id, teacher_id, used_on, subject,
    grade, times, minutes, pupils_reached, purpose, status, status_reason, outside_key,
    batch_id, recorded_at, recorded_by, reason, superseded_at, is_withdrawn, counted_at,
    uncounted_at
)
with import as (
    select applied_at, applied_by from import_batches where batch_id = $batch_id
),
touched as (
    select distinct resource_use_id
    from resource_uses
    cross join import
    where
        recorded_at = applied_at
        and recorded_by is not distinct from applied_by
        and resource_use_id not in (select unnest($kept::uuid[]))
),
versions as (
    select
        resource_use.*,
        resource_use.superseded_at is null as is_open,
        resource_use.recorded_at < applied_at
        and (resource_use.superseded_at is null or resource_use.superseded_at >= applied_at) as is_before,
        coalesce(
            resource_use.recorded_at < applied_at
            and resource_use.counted_at < applied_at
            and (resource_use.uncounted_at is null or resource_use.uncounted_at >= applied_at),
            false
        ) as was_counted,
        max(resource_use.version) over (partition by resource_use.resource_use_id) as latest,
        min(resource_use.recorded_at) over (partition by resource_use.resource_use_id)
        < applied_at as was_there,
    from resource_uses as resource_use
    inner join touched using (resource_use_id)
    cross join import
),
wanted as (
    select *, 1 as step, false as is_taken_out, true as counts
    from versions
    where was_counted
    union all
    select *, 2 as step, false as is_taken_out, false as counts
    from versions
    where is_before and not was_counted
    union all
    select *, 1 as step, true as is_taken_out, false as counts
    from versions
    where is_open and not was_there and not is_withdrawn
)
select
    resource_use_id,
    latest + row_number() over (partition by resource_use_id order by step),
    organisation_id,
    resource_id,
    teacher_id,
    used_on,
    subject,
    grade,
    times,
    minutes,
    pupils_reached,
    purpose,
    status,
    status_reason,
    if(is_taken_out, null, outside_key),
    batch_id,
    $moment,
    $account_id,
    $reason,
    null,
    is_withdrawn or is_taken_out,
    if(counts, $moment, null),
    null,
from wanted;
