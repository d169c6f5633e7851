-- Replaces the content of a draft; changes no row when somebody else replaced it or took it away.
-- param draft_id uuid
-- param account_id uuid
-- param seen_at timestamp: when the draft was saved that the change was made on
-- param content varchar
-- param base_version integer
-- param base_activity_version integer
-- param saved_at timestamp
update drafts
set
    content = $content,
    base_version = $base_version,
    base_activity_version = $base_activity_version,
    saved_at = $saved_at
where draft_id = $draft_id and account_id = $account_id and saved_at = $seen_at;
