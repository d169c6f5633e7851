-- The participations, each in its activity; one of twenty still waits for a check.
insert into participations
select
    md5('participation' || i)::uuid,
    1,
    activity.organisation_id,
    activity.activity_id,
    staff.ids[1 + (hash(i, 'teacher') % len(staff.ids))::integer],
    activity.starts_on,
    defaults.role,
    case when activity.kind in ('teacher_contest', 'teacher_test')
        then (['participated', 'laureate', 'prize', 'winner'])[1 + (hash(i) % 4)::integer]
        else defaults.outcome
    end,
    case when defaults.document = 'none' then 'screenshot' else defaults.document end,
    'Д-' || i,
    activity.starts_on,
    false,
    '',
    null,
    '',
    '',
    case when i % 20 = 0 then 'submitted' else 'confirmed' end,
    '',
    null,
    null,
    activity.recorded_at,
    null,
    '',
    null,
    false,
    case when i % 20 <> 0 then activity.recorded_at end,
    null,
from range($participations) as numbers(i)
inner join activities as activity
    on activity.activity_id = md5('activity' || (i * 6 // 10))::uuid
inner join kind_defaults as defaults using (kind)
cross join (select list(teacher_id order by teacher_id) as ids from teachers) as staff
order by i;
