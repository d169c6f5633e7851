-- Adds versions that bring activities back to before a decision on participations of them.
-- param record_ids uuid[]: the participations; the activity stays where others count since then
-- param decided_at timestamp
-- param moment timestamp
-- param account_id uuid
-- param reason varchar
insert into activities by name
with touched as (
    select distinct activity_id
    from activities
    where
        (recorded_at = $decided_at or counted_at = $decided_at or uncounted_at = $decided_at)
        and activity_id in (
            select activity_id
            from participations
            where
                participation_id in (select unnest($record_ids::uuid[]))
                and superseded_at is null
        )
        and activity_id not in (
            select activity_id
            from participations
            where counted_at > $decided_at and uncounted_at is null
        )
),
versions as (
    select
        *,
        recorded_at < $decided_at
        and (superseded_at is null or superseded_at >= $decided_at) as stood,
        coalesce(
            counted_at < $decided_at and (uncounted_at is null or uncounted_at >= $decided_at),
            false
        ) as counts,
        max(version) over (partition by activity_id) as latest,
    from activities
    where activity_id in (select activity_id from touched)
)
select * exclude (stood, counts, latest) replace (
    (latest + row_number() over (partition by activity_id order by counts desc))::integer
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
