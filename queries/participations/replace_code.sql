-- Replaces a code, as new versions, wherever the open or the counting version has it.
-- param list varchar: the reference list that both codes are of
-- param old_code varchar
-- param new_code varchar
-- param moment timestamp
-- param account_id uuid
-- param reason varchar
insert into participations (
    participation_id, version, organisation_id, activity_id, teacher_id, took_part_on, role,
    outcome, document, document_number, document_issued_on, is_without_evidence, coauthors,
    pupils_involved, shared_where, comment, status, status_reason, outside_key, batch_id,
    recorded_at, recorded_by, reason, superseded_at, is_withdrawn, counted_at, uncounted_at
)
with live as (
    select *
    from participations
    where (superseded_at is null and not is_withdrawn)
        or (counted_at is not null and uncounted_at is null)
),
affected as (
    select distinct participation_id
    from live
    where
        ($list = 'roles' and role = $old_code)
        or ($list = 'outcomes' and outcome = $old_code)
        or ($list = 'documents' and document = $old_code)
),
latest as (
    select participation_id, max(version) as version
    from participations
    where participation_id in (select participation_id from affected)
    group by participation_id
)
select
    participation_id,
    (latest.version + row_number() over (partition by participation_id order by live.version))::integer,
    organisation_id,
    activity_id,
    teacher_id,
    took_part_on,
    if($list = 'roles' and role = $old_code, $new_code, role),
    if($list = 'outcomes' and outcome = $old_code, $new_code, outcome),
    if($list = 'documents' and document = $old_code, $new_code, document),
    document_number,
    document_issued_on,
    is_without_evidence,
    coauthors,
    pupils_involved,
    shared_where,
    comment,
    status,
    status_reason,
    outside_key,
    batch_id,
    $moment,
    $account_id,
    $reason,
    if(superseded_at is null, null, $moment),
    is_withdrawn,
    if(counted_at is not null and uncounted_at is null, $moment, null),
    null,
from live
inner join latest using (participation_id);
