-- Closes the versions of goals that a newer one follows.
-- param moment timestamp
update goals as older
set superseded_at = $moment
where
    older.superseded_at is null
    and exists (
        select 1
        from goals as newer
        where newer.goal_id = older.goal_id and newer.version > older.version
    );
