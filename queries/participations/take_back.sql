-- Adds versions that bring participations back: what counted, what stood before a decision.
-- param record_ids uuid[]
-- param decided_at timestamp: when the decision closed the versions before it
-- param moment timestamp
-- param account_id uuid
-- param reason varchar
insert into participations by name
with versions as (
    select
        *,
        superseded_at = $decided_at as stood,
        coalesce(counted_at < $decided_at and uncounted_at = $decided_at, false) as counts,
        max(version) over (partition by participation_id) as latest,
    from participations
    where participation_id in (select unnest($record_ids::uuid[]))
)
select * exclude (stood, counts, latest) replace (
    (latest + row_number() over (partition by participation_id order by counts desc))::integer
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
