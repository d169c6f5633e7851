-- Takes back what an import did: created teachers are withdrawn, changed ones as before.
-- param batch_id uuid
-- param kept uuid[]: records that stay as they are
-- param moment timestamp
-- param account_id uuid
-- param reason varchar
insert into teachers (
    teacher_id, version, organisation_id, last_name, first_name, middle_name, position,
    subjects, method_groups, qualification, qualification_until, employed_from, employed_to,
    outside_key, batch_id, recorded_at, recorded_by, reason, superseded_at, is_withdrawn
)
with import as (
    select applied_at, applied_by from import_batches where batch_id = $batch_id
),
touched as (
    select distinct teacher_id
    from teachers
    cross join import
    where
        recorded_at = applied_at
        and recorded_by is not distinct from applied_by
        and teacher_id not in (select unnest($kept::uuid[]))
),
versions as (
    select
        teacher.*,
        teacher.superseded_at is null as is_open,
        teacher.recorded_at < applied_at
        and (teacher.superseded_at is null or teacher.superseded_at >= applied_at) as is_before,
        max(teacher.version) over (partition by teacher.teacher_id) as latest,
        min(teacher.recorded_at) over (partition by teacher.teacher_id)
        < applied_at as was_there,
    from teachers as teacher
    inner join touched using (teacher_id)
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
        and teacher_id not in (
            select teacher_id from participations_current
            union all
            select teacher_id from resource_uses_current
            union all
            select teacher_id from accounts where teacher_id is not null
        )
)
select
    teacher_id,
    latest + row_number() over (partition by teacher_id order by step),
    organisation_id,
    last_name,
    first_name,
    middle_name,
    position,
    subjects,
    method_groups,
    qualification,
    qualification_until,
    employed_from,
    employed_to,
    if(is_taken_out, null, outside_key),
    batch_id,
    $moment,
    $account_id,
    $reason,
    null,
    is_withdrawn or is_taken_out,
from wanted;
