-- Deletes every version of every activity of the demonstration.
-- param organisation_id uuid
delete from activities
where organisation_id = $organisation_id;
