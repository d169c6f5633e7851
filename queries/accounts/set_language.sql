-- Sets the language of an account.
-- param account_id uuid
-- param language varchar
update accounts
set language = $language
where account_id = $account_id;
