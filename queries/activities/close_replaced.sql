-- Closes the versions that a newer one follows; the newer one counts in their place.
-- param moment timestamp
update activities as older
set
    superseded_at = coalesce(older.superseded_at, $moment),
    uncounted_at = if(older.counted_at is null, null, coalesce(older.uncounted_at, $moment))
where exists (
    select 1
    from activities as newer
    where
        newer.activity_id = older.activity_id
        and newer.version > older.version
        and (
            older.superseded_at is null
            or (
                older.counted_at is not null
                and older.uncounted_at is null
                and newer.counted_at is not null
                and newer.uncounted_at is null
            )
        )
);
