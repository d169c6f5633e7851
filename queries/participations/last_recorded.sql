-- One row: the participation that the account entered last and that was not withdrawn.
-- param account_id uuid
-- column record_id uuid
-- column community varchar
select
    participation.participation_id as record_id,
    activity.community,
from participations as entered
inner join participations_current as participation
    on participation.participation_id = entered.participation_id
inner join activities_current as activity
    on activity.activity_id = participation.activity_id
where entered.version = 1 and entered.recorded_by = $account_id
order by entered.recorded_at desc, participation.participation_id
limit 1;
