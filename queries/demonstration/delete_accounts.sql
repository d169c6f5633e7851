-- Deletes the accounts that still belong to the demonstration.
-- param organisation_id uuid
delete from accounts
where organisation_id = $organisation_id;
