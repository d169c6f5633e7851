-- Marks an attempt as successful: the failures of its name before it no longer count.
-- param attempt_id uuid
update sign_in_attempts
set is_successful = true
where attempt_id = $attempt_id;
