-- Closes the versions that an undone import left, and those between two versions of the undoing.
-- param moment timestamp
-- param account_id uuid
update teachers as older
set superseded_at = $moment
where
    older.superseded_at is null
    and exists (
        select 1
        from teachers as newer
        where
            newer.teacher_id = older.teacher_id
            and newer.version > older.version
            and newer.recorded_at = $moment
            and newer.recorded_by is not distinct from $account_id
    );
