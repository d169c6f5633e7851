-- Deletes every version of every organisation of the demonstration.
-- param organisation_id uuid
delete from organisations
where organisation_id = $organisation_id;
