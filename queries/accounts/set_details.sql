-- Sets what an administrator may change in an account.
-- param account_id uuid
-- param display_name varchar
-- param role varchar
-- param teacher_id uuid
-- param led_method_group varchar
update accounts
set
    display_name = $display_name,
    role = $role,
    teacher_id = $teacher_id,
    led_method_group = $led_method_group
where account_id = $account_id;
