-- 476 more teachers of the same school, in one or two method groups.
insert into teachers
select
    md5('teacher' || i)::uuid,
    1,
    (select organisation_id from organisations),
    'Учитель ' || i,
    'Имя',
    'Отчество',
    'teacher',
    [subjects[1 + (i % len(subjects))::integer]],
    case when i % 5 = 0 then groups[1:2] else [groups[1 + (i % len(groups))::integer]] end,
    'first',
    null,
    $first_day - 1000,
    null,
    null,
    null,
    now()::timestamp,
    null,
    '',
    null,
    false,
from range(476) as numbers(i)
cross join (select list(code order by code) as subjects from reference_items where list = 'subjects')
cross join (select list(code order by code) as groups from reference_items where list = 'method_groups');
