-- Forgets which views were opened last in the demonstration.
-- param organisation_id uuid
delete from last_saved_views
where organisation_id = $organisation_id;
