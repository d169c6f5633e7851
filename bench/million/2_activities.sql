-- Six activities for ten participations, spread evenly over the days; kinds as communities offer them.
insert into activities
select
    md5('activity' || i)::uuid,
    1,
    (select organisation_id from organisations),
    offers[1 + (hash(i) % len(offers))::integer].community,
    offers[1 + (hash(i) % len(offers))::integer].kind,
    'Мероприятие ' || i,
    'https://infourok.ru/meropriyatie-' || i || '.html',
    $first_day + (i * ($last_day - $first_day) // ($participations * 6 // 10))::integer,
    null,
    levels[1 + (hash(i, 'level') % len(levels))::integer],
    subjects[1 + (hash(i, 'subject') % len(subjects))::integer],
    [5 + i % 5]::smallint[],
    case offers[1 + (hash(i) % len(offers))::integer].kind
        when 'pd_course' then 72 when 'retraining' then 280 when 'webinar' then 1.5
    end,
    '',
    '',
    'free',
    null,
    null,
    ($first_day + (i * ($last_day - $first_day) // ($participations * 6 // 10))::integer)::timestamp,
    null,
    '',
    null,
    false,
    ($first_day + (i * ($last_day - $first_day) // ($participations * 6 // 10))::integer)::timestamp,
    null,
from range($participations * 6 // 10) as numbers(i)
cross join (
    select list({'community': community, 'kind': kind} order by community, kind) as offers
    from community_kinds
)
cross join (select list(code order by code) as levels from reference_items where list = 'levels')
cross join (select list(code order by code) as subjects from reference_items where list = 'subjects');
