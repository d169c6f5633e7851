-- One row: an account, without its password.
-- param account_id uuid
-- column account_id uuid
-- column organisation_id uuid
-- column username varchar
-- column display_name varchar
-- column role varchar
-- column teacher_id uuid
-- column led_method_group varchar
-- column language varchar
-- column is_blocked boolean
-- column must_change_password boolean
select
    account_id,
    organisation_id,
    username,
    display_name,
    role,
    teacher_id,
    led_method_group,
    language,
    is_blocked,
    must_change_password,
from accounts
where account_id = $account_id;
