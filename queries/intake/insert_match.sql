-- Remembers how files of a shape are matched.
-- param match_id uuid
-- param organisation_id uuid
-- param shape varchar
-- param holds varchar
-- param mapping varchar
-- param saved_at timestamp
-- param saved_by uuid
insert into import_matches (
    match_id, organisation_id, shape, holds, mapping, saved_at, saved_by
)
values (
    $match_id, $organisation_id, $shape, $holds, $mapping, $saved_at, $saved_by
);
