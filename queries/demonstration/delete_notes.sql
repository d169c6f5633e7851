-- Deletes every version of every note of the demonstration.
-- param organisation_id uuid
delete from notes
where organisation_id = $organisation_id;
