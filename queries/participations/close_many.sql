-- Closes the open versions of participations and takes what counted of them out of the figures.
-- param record_ids uuid[]
-- param moment timestamp
update participations
set
    superseded_at = coalesce(superseded_at, $moment),
    uncounted_at = if(counted_at is null, null, coalesce(uncounted_at, $moment))
where
    participation_id in (select unnest($record_ids::uuid[]))
    and (superseded_at is null or (counted_at is not null and uncounted_at is null));
