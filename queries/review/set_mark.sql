-- Notes which version of a record an account saw last; changes no row when it saw none before.
-- param account_id uuid
-- param record_id uuid
-- param version integer
-- param activity_version integer
-- param seen_at timestamp
update review_marks
set version = $version, activity_version = $activity_version, seen_at = $seen_at
where account_id = $account_id and record_id = $record_id;
