-- Deletes what was uploaded in the demonstration; the files stay, and harm nobody.
-- param organisation_id uuid
delete from uploads
where organisation_id = $organisation_id;
