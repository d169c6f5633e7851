-- One row per failed attempt from a network address since a moment.
-- param address varchar
-- param since timestamp
-- column attempted_at timestamp
select attempted_at
from sign_in_attempts
where address = $address and not is_successful and attempted_at > $since
order by attempted_at;
