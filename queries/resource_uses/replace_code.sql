-- Replaces a code, as new versions, wherever the open or the counting version has it.
-- param list varchar: the reference list that both codes are of
-- param old_code varchar
-- param new_code varchar
-- param moment timestamp
-- param account_id uuid
-- param reason varchar
insert into resource_uses (
    resource_use_id, version, organisation_id, resource_id, teacher_id, used_on, subject, grade,
    times, minutes, pupils_reached, purpose, status, status_reason, outside_key, batch_id,
    recorded_at, recorded_by, reason, superseded_at, is_withdrawn, counted_at, uncounted_at
)
with live as (
    select *
    from resource_uses
    where (superseded_at is null and not is_withdrawn)
        or (counted_at is not null and uncounted_at is null)
),
affected as (
    select distinct resource_use_id
    from live
    where
        ($list = 'subjects' and subject = $old_code)
),
latest as (
    select resource_use_id, max(version) as version
    from resource_uses
    where resource_use_id in (select resource_use_id from affected)
    group by resource_use_id
)
select
    resource_use_id,
    (latest.version + row_number() over (partition by resource_use_id order by live.version))::integer,
    organisation_id,
    resource_id,
    teacher_id,
    used_on,
    if($list = 'subjects' and subject = $old_code, $new_code, subject),
    grade,
    times,
    minutes,
    pupils_reached,
    purpose,
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
inner join latest using (resource_use_id);
