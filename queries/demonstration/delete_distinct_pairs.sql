-- Deletes the pairs of the demonstration that were declared different.
-- param organisation_id uuid
delete from distinct_pairs
where organisation_id = $organisation_id;
