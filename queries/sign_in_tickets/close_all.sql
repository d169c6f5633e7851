-- Marks every unused ticket of an account as used, so that none begins a session any more.
-- param account_id uuid
-- param redeemed_at timestamp
update sign_in_tickets
set redeemed_at = $redeemed_at
where account_id = $account_id and redeemed_at is null;
