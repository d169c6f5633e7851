-- Deletes a draft: it was saved as a record, or its owner dropped it.
-- param draft_id uuid
-- param account_id uuid
delete from drafts
where draft_id = $draft_id and account_id = $account_id;
