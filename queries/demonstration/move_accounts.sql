-- Moves the accounts that show no teacher's records from one organisation to another.
-- param organisation_id uuid
-- param to_organisation_id uuid
update accounts
set organisation_id = $to_organisation_id
where organisation_id = $organisation_id and teacher_id is null;
