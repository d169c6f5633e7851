-- One row: a ticket that can be redeemed now, with the account that it is for.
-- param ticket_hash varchar
-- param moment timestamp
-- column account_id uuid
-- column organisation_id uuid
-- column next_address varchar
select ticket.account_id, account.organisation_id, ticket.next_address
from sign_in_tickets as ticket
inner join accounts as account using (account_id)
where
    ticket.ticket_hash = $ticket_hash
    and ticket.redeemed_at is null
    and ticket.expires_at > $moment
    and not account.is_blocked;
