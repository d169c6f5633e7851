-- Replaces a code, as new versions, wherever the open or the counting version has it.
-- param list varchar: the reference list that both codes are of
-- param old_code varchar
-- param new_code varchar
-- param moment timestamp
-- param account_id uuid
-- param reason varchar
insert into activities (
    activity_id, version, organisation_id, community, kind, title, address, starts_on, ends_on,
    level, subject, grades, hours, issuer, material_kind, payment, outside_key, batch_id,
    recorded_at, recorded_by, reason, superseded_at, is_withdrawn, counted_at, uncounted_at
)
with live as (
    select *
    from activities
    where (superseded_at is null and not is_withdrawn)
        or (counted_at is not null and uncounted_at is null)
),
affected as (
    select distinct activity_id
    from live
    where
        ($list = 'communities' and community = $old_code)
        or ($list = 'kinds' and kind = $old_code)
        or ($list = 'levels' and level = $old_code)
        or ($list = 'subjects' and subject = $old_code)
),
latest as (
    select activity_id, max(version) as version
    from activities
    where activity_id in (select activity_id from affected)
    group by activity_id
)
select
    activity_id,
    (latest.version + row_number() over (partition by activity_id order by live.version))::integer,
    organisation_id,
    if($list = 'communities' and community = $old_code, $new_code, community),
    if($list = 'kinds' and kind = $old_code, $new_code, kind),
    title,
    address,
    starts_on,
    ends_on,
    if($list = 'levels' and level = $old_code, $new_code, level),
    if($list = 'subjects' and subject = $old_code, $new_code, subject),
    grades,
    hours,
    issuer,
    material_kind,
    payment,
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
inner join latest using (activity_id);
