-- Closes the open versions of activities and takes what counted of them out of the figures.
-- param activity_ids uuid[]
-- param moment timestamp
update activities
set
    superseded_at = coalesce(superseded_at, $moment),
    uncounted_at = if(counted_at is null, null, coalesce(uncounted_at, $moment))
where
    activity_id in (select unnest($activity_ids::uuid[]))
    and (superseded_at is null or (counted_at is not null and uncounted_at is null));
