-- Deletes every version of every goal of the demonstration.
-- param organisation_id uuid
delete from goals
where organisation_id = $organisation_id;
