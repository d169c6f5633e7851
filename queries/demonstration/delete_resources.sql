-- Deletes every version of every resource of the demonstration.
-- param organisation_id uuid
delete from resources
where organisation_id = $organisation_id;
