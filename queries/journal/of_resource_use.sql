-- One row per deed on a use of a resource, the latest first.
-- param resource_use_id uuid
-- column recorded_at timestamp
-- column display_name varchar: empty when no account did it
-- column deed varchar
-- column version integer
-- column status varchar
-- column reason varchar
with
deeds as (
    select
        recorded_at,
        recorded_by,
        version,
        status,
        case when is_withdrawn or status_reason = '' then reason else status_reason end as reason,
        case
            when is_withdrawn then 'withdrawn'
            when version = 1 then 'entered'
            when lag(is_withdrawn) over versions then 'restored'
            when status <> lag(status) over versions and status <> 'submitted' then status
            else 'changed'
        end as deed,
    from resource_uses
    where resource_use_id = $resource_use_id
    window versions as (order by version)
)

select
    deeds.recorded_at,
    coalesce(accounts.display_name, '') as display_name,
    deeds.deed,
    deeds.version,
    deeds.status,
    deeds.reason,
from deeds
left join accounts on accounts.account_id = deeds.recorded_by
order by deeds.recorded_at desc, deeds.version desc;
