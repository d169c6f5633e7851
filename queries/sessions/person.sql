-- One row: the person of an open session, while the account is not blocked.
-- param token_hash varchar
-- param moment timestamp
-- column account_id uuid
-- column organisation_id uuid
-- column username varchar
-- column display_name varchar
-- column role varchar
-- column teacher_id uuid
-- column led_method_group varchar
-- column language varchar
-- column must_change_password boolean
-- column expires_at timestamp
select
    account.account_id,
    account.organisation_id,
    account.username,
    account.display_name,
    account.role,
    account.teacher_id,
    account.led_method_group,
    account.language,
    account.must_change_password,
    session.expires_at,
from sessions as session
inner join accounts as account using (account_id)
where
    session.token_hash = $token_hash
    and session.ended_at is null
    and session.expires_at > $moment
    and not account.is_blocked;
