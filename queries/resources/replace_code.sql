-- Replaces a code, as new versions, wherever the open version has it.
-- param list varchar: the reference list that both codes are of
-- param old_code varchar
-- param new_code varchar
-- param moment timestamp
-- param account_id uuid
-- param reason varchar
insert into resources (
    resource_id, version, organisation_id, title, kind, community, partner, subject, grades,
    address, capacity, outside_key, batch_id, recorded_at, recorded_by, reason, superseded_at,
    is_withdrawn
)
select
    resource_id,
    version + 1,
    organisation_id,
    title,
    if($list = 'resource_kinds' and kind = $old_code, $new_code, kind),
    if($list = 'communities' and community = $old_code, $new_code, community),
    partner,
    if($list = 'subjects' and subject = $old_code, $new_code, subject),
    grades,
    address,
    capacity,
    outside_key,
    batch_id,
    $moment,
    $account_id,
    $reason,
    null,
    is_withdrawn,
from resources
where
    superseded_at is null
    and (
        ($list = 'communities' and community = $old_code)
        or ($list = 'resource_kinds' and kind = $old_code)
        or ($list = 'subjects' and subject = $old_code)
    );
