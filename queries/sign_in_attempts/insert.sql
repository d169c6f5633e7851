-- Adds an attempt to sign in, as a failed one until the password proves right.
-- param attempt_id uuid
-- param username varchar
-- param address varchar
-- param attempted_at timestamp
insert into sign_in_attempts (attempt_id, username, address, attempted_at, is_successful)
values ($attempt_id, $username, $address, $attempted_at, false);
