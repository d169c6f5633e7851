-- Half as many uses of the school's resources as there are participations.
insert into resource_uses
select
    md5('use' || i)::uuid,
    1,
    (select organisation_id from organisations),
    catalogue.ids[1 + (hash(i, 'resource') % len(catalogue.ids))::integer],
    staff.ids[1 + (hash(i, 'teacher') % len(staff.ids))::integer],
    $first_day + (i * ($last_day - $first_day) // ($participations // 2))::integer,
    subjects[1 + (hash(i, 'subject') % len(subjects))::integer],
    5 + i % 5,
    1 + i % 3,
    40,
    20,
    '',
    'confirmed',
    '',
    null,
    null,
    ($first_day + (i * ($last_day - $first_day) // ($participations // 2))::integer)::timestamp,
    null,
    '',
    null,
    false,
    ($first_day + (i * ($last_day - $first_day) // ($participations // 2))::integer)::timestamp,
    null,
from range($participations // 2) as numbers(i)
cross join (select list(resource_id order by resource_id) as ids from resources) as catalogue
cross join (select list(teacher_id order by teacher_id) as ids from teachers) as staff
cross join (select list(code order by code) as subjects from reference_items where list = 'subjects');
