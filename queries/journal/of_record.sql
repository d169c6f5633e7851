-- One row per deed on a participation or on the activity it shares, the latest first.
-- param participation_id uuid
-- column recorded_at timestamp
-- column display_name varchar: empty when no account did it
-- column deed varchar
-- column version integer
-- column status varchar
-- column reason varchar
with
own as (
    select
        activity_id,
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
    from participations
    where participation_id = $participation_id
    window versions as (order by version)
),

shared as (
    select
        recorded_at,
        recorded_by,
        version,
        '' as status,
        reason,
        'activity_changed' as deed,
    from activities
    where
        activity_id in (select activity_id from own)
        and recorded_at not in (select recorded_at from own)
        and version > 1
)

select
    deeds.recorded_at,
    coalesce(accounts.display_name, '') as display_name,
    deeds.deed,
    deeds.version,
    deeds.status,
    deeds.reason,
from (
    select * exclude (activity_id) from own
    union all by name
    select * from shared
) as deeds
left join accounts on accounts.account_id = deeds.recorded_by
order by deeds.recorded_at desc, deeds.version desc;
