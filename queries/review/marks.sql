-- One row per record of those asked for that the account has seen.
-- param account_id uuid
-- param record_ids uuid[]
-- column record_id uuid
-- column version integer
-- column activity_version integer
-- column seen_at timestamp
select record_id, version, activity_version, seen_at
from review_marks
where account_id = $account_id and record_id in (select unnest($record_ids::uuid[]))
order by record_id;
