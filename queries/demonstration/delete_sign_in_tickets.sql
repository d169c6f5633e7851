-- Deletes the tickets of accounts that still belong to the demonstration.
-- param organisation_id uuid
delete from sign_in_tickets
where account_id in (select account_id from accounts where organisation_id = $organisation_id);
