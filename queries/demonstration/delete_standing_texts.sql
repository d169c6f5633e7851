-- Deletes the standing texts of the demonstration.
-- param organisation_id uuid
delete from standing_texts
where organisation_id = $organisation_id;
