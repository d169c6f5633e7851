-- Deletes the papers of the demonstration.
-- param organisation_id uuid
delete from papers
where organisation_id = $organisation_id;
