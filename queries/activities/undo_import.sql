-- Takes back what an import did: created activities are withdrawn, changed ones as before.
-- param batch_id uuid
-- param kept uuid[]: records that stay as they are
-- param moment timestamp
-- param account_id uuid
-- param reason varchar
insert into activities (
    activity_id, version, organisation_id, community, kind, title, address, starts_on,
    ends_on, level, subject, grades, hours, issuer, material_kind, payment, outside_key,
    batch_id, recorded_at, recorded_by, reason, superseded_at, is_withdrawn, counted_at,
    uncounted_at
)
with import as (
    select applied_at, applied_by from import_batches where batch_id = $batch_id
),
touched as (
    select distinct activity_id
    from activities
    cross join import
    where
        (
            (recorded_at = applied_at and recorded_by is not distinct from applied_by)
            or counted_at = applied_at
            or uncounted_at = applied_at
        )
        and activity_id not in (
            select activity_id
            from participations
            where
                superseded_at is null
                and participation_id in (select unnest($kept::uuid[]))
        )
        and activity_id not in (
            select participation.activity_id
            from participations as participation
            cross join import
            where
                participation.counted_at >= import.applied_at
                and participation.counted_at < $moment
                and participation.uncounted_at is null
        )
),
versions as (
    select
        activity.*,
        activity.superseded_at is null as is_open,
        activity.recorded_at < applied_at
        and (activity.superseded_at is null or activity.superseded_at >= applied_at) as is_before,
        coalesce(
            activity.recorded_at < applied_at
            and activity.counted_at < applied_at
            and (activity.uncounted_at is null or activity.uncounted_at >= applied_at),
            false
        ) as was_counted,
        max(activity.version) over (partition by activity.activity_id) as latest,
        min(activity.recorded_at) over (partition by activity.activity_id)
        < applied_at as was_there,
    from activities as activity
    inner join touched using (activity_id)
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
    where
        is_open
        and not was_there
        and not is_withdrawn
        and activity_id not in (select activity_id from participations_current)
)
select
    activity_id,
    latest + row_number() over (partition by activity_id order by step),
    organisation_id,
    community,
    kind,
    title,
    address,
    starts_on,
    ends_on,
    level,
    subject,
    grades,
    hours,
    issuer,
    material_kind,
    payment,
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
