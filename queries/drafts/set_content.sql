-- Replaces the content of a draft; changes no row when another window replaced it or took it away.
-- param draft_id uuid
-- param account_id uuid
-- param seen_at timestamp: when the draft was saved that the change was made on; may be null
-- param window_id varchar: the window that writes; empty for none
-- param content varchar
-- param base_version integer
-- param base_activity_version integer
-- param saved_at timestamp
update drafts
set
    content = $content,
    base_version = $base_version,
    base_activity_version = $base_activity_version,
    window_id = $window_id,
    saved_at = $saved_at
where
    draft_id = $draft_id
    and account_id = $account_id
    and (saved_at = $seen_at or (window_id = $window_id and $window_id <> ''));
