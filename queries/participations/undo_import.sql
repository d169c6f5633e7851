-- Takes back what an import did: created participations are withdrawn, changed ones as before.
-- param batch_id uuid
-- param kept uuid[]: records that stay as they are
-- param moment timestamp
-- param account_id uuid
-- param reason varchar
insert into participations (
    participation_id, version, organisation_id, activity_id, teacher_id, took_part_on, role,
    outcome, document, document_number, document_issued_on, is_without_evidence, coauthors,
    pupils_involved, shared_where, comment, status, status_reason, outside_key, batch_id,
    recorded_at, recorded_by, reason, superseded_at, is_withdrawn, counted_at, uncounted_at
)
with import as (
    select applied_at, applied_by from import_batches where batch_id = $batch_id
),
touched as (
    select distinct participation_id
    from participations
    cross join import
    where
        recorded_at = applied_at
        and recorded_by is not distinct from applied_by
        and participation_id not in (select unnest($kept::uuid[]))
),
versions as (
    select
        participation.*,
        participation.superseded_at is null as is_open,
        participation.recorded_at < applied_at
        and (participation.superseded_at is null or participation.superseded_at >= applied_at) as is_before,
        coalesce(
            participation.recorded_at < applied_at
            and participation.counted_at < applied_at
            and (participation.uncounted_at is null or participation.uncounted_at >= applied_at),
            false
        ) as was_counted,
        max(participation.version) over (partition by participation.participation_id) as latest,
        min(participation.recorded_at) over (partition by participation.participation_id)
        < applied_at as was_there,
    from participations as participation
    inner join touched using (participation_id)
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
    participation_id,
    latest + row_number() over (partition by participation_id order by step),
    organisation_id,
    activity_id,
    teacher_id,
    took_part_on,
    role,
    outcome,
    document,
    document_number,
    document_issued_on,
    is_without_evidence,
    coauthors,
    pupils_involved,
    shared_where,
    comment,
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
