-- Closes the versions that a newer one follows.
-- param moment timestamp
update teachers as older
set superseded_at = $moment
where
    older.superseded_at is null
    and exists (
        select 1
        from teachers as newer
        where newer.teacher_id = older.teacher_id and newer.version > older.version
    );
