-- One row per account that belongs to a teacher.
-- param teacher_id uuid
-- column account_id uuid
-- column username varchar
select account_id, username
from accounts
where teacher_id = $teacher_id
order by username;
