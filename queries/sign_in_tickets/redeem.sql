-- Marks a ticket as used; changes no row when it was used already.
-- param ticket_hash varchar
-- param redeemed_at timestamp
update sign_in_tickets
set redeemed_at = $redeemed_at
where ticket_hash = $ticket_hash and redeemed_at is null;
