-- One row per account of the organisations, with its last sign-in and whether it is signed in now.
-- param organisation_ids uuid[]
-- param moment timestamp
-- column account_id uuid
-- column username varchar
-- column display_name varchar
-- column role varchar
-- column teacher_id uuid
-- column led_method_group varchar
-- column is_blocked boolean
-- column must_change_password boolean
-- column last_signed_in_at timestamp: null when never
-- column open_sessions bigint
select
    account.account_id,
    any_value(account.username) as username,
    any_value(account.display_name) as display_name,
    any_value(account.role) as role,
    any_value(account.teacher_id) as teacher_id,
    any_value(account.led_method_group) as led_method_group,
    any_value(account.is_blocked) as is_blocked,
    any_value(account.must_change_password) as must_change_password,
    max(session.started_at) as last_signed_in_at,
    count(session.token_hash) filter (
        where session.ended_at is null and session.expires_at > $moment
    ) as open_sessions,
from accounts as account
left join sessions as session using (account_id)
where account.organisation_id in (select unnest($organisation_ids))
group by account.account_id
order by username;
