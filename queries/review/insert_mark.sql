-- Notes that an account saw a version of a record, the first time it sees any.
-- param account_id uuid
-- param record_id uuid
-- param version integer
-- param activity_version integer
-- param seen_at timestamp
insert into review_marks (account_id, record_id, version, activity_version, seen_at)
values ($account_id, $record_id, $version, $activity_version, $seen_at);
