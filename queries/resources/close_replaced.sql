-- Closes the versions that a newer one follows.
-- param moment timestamp
update resources as older
set superseded_at = $moment
where
    older.superseded_at is null
    and exists (
        select 1
        from resources as newer
        where newer.resource_id = older.resource_id and newer.version > older.version
    );
