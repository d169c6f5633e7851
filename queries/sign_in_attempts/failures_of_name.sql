-- One row per failed attempt of a name since a moment and since its last success.
-- param username varchar
-- param since timestamp
-- column attempted_at timestamp
select attempted_at
from sign_in_attempts
where
    username = $username
    and not is_successful
    and attempted_at > $since
    and attempted_at > coalesce(
        (
            select max(attempted_at)
            from sign_in_attempts
            where username = $username and is_successful and attempted_at > $since
        ),
        $since
    )
order by attempted_at;
