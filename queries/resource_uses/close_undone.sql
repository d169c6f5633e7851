-- Closes the versions that an undone import left, and those between two versions of the undoing.
-- param moment timestamp
-- param account_id uuid
update resource_uses as older
set
    superseded_at = coalesce(older.superseded_at, $moment),
    uncounted_at = if(
        older.counted_at is null or older.recorded_at = $moment,
        older.uncounted_at,
        coalesce(older.uncounted_at, $moment)
    )
where
    (
        older.superseded_at is null
        or (older.counted_at is not null and older.uncounted_at is null)
    )
    and exists (
        select 1
        from resource_uses as newer
        where
            newer.resource_use_id = older.resource_use_id
            and newer.version > older.version
            and newer.recorded_at = $moment
            and newer.recorded_by is not distinct from $account_id
    );
