-- Lets the open versions of activities count, in place of those that counted before.
-- param activity_ids uuid[]: none of their open versions has counted before
-- param moment timestamp
update activities
set
    counted_at = if(superseded_at is null, $moment, counted_at),
    uncounted_at = if(superseded_at is null, null, $moment)
where
    activity_id in (select unnest($activity_ids::uuid[]))
    and (superseded_at is null or (counted_at is not null and uncounted_at is null));
