-- One row per way of payment and kind of activity.
-- takes selection
-- column payment varchar: free or paid; null when nothing is written down
-- column kind varchar
-- column participations bigint
-- column participants bigint: of the staff or not
select
    activity.payment,
    part.kind,
    count(*) as participations,
    count(distinct part.teacher_id) as participants,
from participations_selected($selection) as part
inner join activities_shown_at($selection['known_at']) as activity
    on activity.activity_id = part.activity_id and activity.is_waiting = part.is_waiting
group by activity.payment, part.kind
order by activity.payment nulls last, part.kind;
