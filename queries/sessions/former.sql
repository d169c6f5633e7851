-- One row: the session of the same account that began last before this one.
-- param token_hash varchar: of the session of now
-- column started_at timestamp: null when there is none
select max(former.started_at) as started_at,
from sessions as now_open
inner join sessions as former
    on
        former.account_id = now_open.account_id
        and former.started_at < now_open.started_at
where now_open.token_hash = $token_hash;
