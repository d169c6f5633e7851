-- Adds an account.
-- param account_id uuid
-- param organisation_id uuid
-- param username varchar
-- param display_name varchar
-- param password_hash varchar
-- param role varchar
-- param teacher_id uuid
-- param led_method_group varchar
-- param language varchar
-- param is_blocked boolean
-- param must_change_password boolean
-- param created_at timestamp
insert into accounts (
    account_id, organisation_id, username, display_name, password_hash, role, teacher_id,
    led_method_group, language, is_blocked, must_change_password, created_at
)
values (
    $account_id, $organisation_id, $username, $display_name, $password_hash, $role, $teacher_id,
    $led_method_group, $language, $is_blocked, $must_change_password, $created_at
);
