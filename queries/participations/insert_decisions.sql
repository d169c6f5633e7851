-- Adds a version with a decision to every one of these participations, just closed.
-- param record_ids uuid[]
-- param status varchar
-- param status_reason varchar
-- param moment timestamp: when the versions before were closed
-- param account_id uuid
-- param counted_at timestamp: null where the decision does not let them count
insert into participations by name
select * replace (
    version + 1 as version,
    $status as status,
    $status_reason as status_reason,
    $moment as recorded_at,
    $account_id as recorded_by,
    '' as reason,
    null as superseded_at,
    $counted_at as counted_at,
    null as uncounted_at
)
from participations
where participation_id in (select unnest($record_ids::uuid[])) and superseded_at = $moment;
