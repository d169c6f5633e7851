-- Adds a ticket that begins one session.
-- param ticket_hash varchar
-- param account_id uuid
-- param next_address varchar
-- param expires_at timestamp
insert into sign_in_tickets (ticket_hash, account_id, next_address, expires_at, redeemed_at)
values ($ticket_hash, $account_id, $next_address, $expires_at, null);
