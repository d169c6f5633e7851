-- Deletes every version of every attachment of the demonstration.
-- param organisation_id uuid
delete from attachments
where organisation_id = $organisation_id;
