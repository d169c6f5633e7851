-- Deletes every version of every use of a resource of the demonstration.
-- param organisation_id uuid
delete from resource_uses
where organisation_id = $organisation_id;
