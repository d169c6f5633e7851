-- Closes the open versions of uses of resources and takes what counted of them out of the figures.
-- param record_ids uuid[]
-- param moment timestamp
update resource_uses
set
    superseded_at = coalesce(superseded_at, $moment),
    uncounted_at = if(counted_at is null, null, coalesce(uncounted_at, $moment))
where
    resource_use_id in (select unnest($record_ids::uuid[]))
    and (superseded_at is null or (counted_at is not null and uncounted_at is null));
