-- Adds versions that bring uses of resources back: what counted, what stood before a decision.
-- param record_ids uuid[]
-- param decided_at timestamp: when the decision closed the versions before it
-- param moment timestamp
-- param account_id uuid
-- param reason varchar
insert into resource_uses by name
with versions as (
    select
        *,
        superseded_at = $decided_at as stood,
        coalesce(counted_at < $decided_at and uncounted_at = $decided_at, false) as counts,
        max(version) over (partition by resource_use_id) as latest,
    from resource_uses
    where resource_use_id in (select unnest($record_ids::uuid[]))
)
select * exclude (stood, counts, latest) replace (
    (latest + row_number() over (partition by resource_use_id order by counts desc))::integer
        as version,
    $moment as recorded_at,
    $account_id as recorded_by,
    $reason as reason,
    null as superseded_at,
    if(counts, $moment, null) as counted_at,
    null as uncounted_at
)
from versions
where stood or counts;
