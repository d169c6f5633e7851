-- Deletes the views that were kept in the demonstration.
-- param organisation_id uuid
delete from saved_views
where organisation_id = $organisation_id;
