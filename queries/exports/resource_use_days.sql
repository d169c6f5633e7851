-- One row per day with records in sight that fit the filters, the latest first.
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: null for everyone in the organisations
-- param starts_on date
-- param ends_on date
-- param communities varchar[]: empty for all
-- param statuses varchar[]: empty for all
-- param search varchar: a part of the resource's title, the name, the partner or the purpose
-- param is_withdrawn boolean: the withdrawn ones instead of the others
-- column day date
-- column records bigint
select
    used_on as day,
    count(*) as records,
from resource_uses_found(
    $organisation_ids, $teacher_ids, $starts_on, $ends_on,
    $communities, $statuses, $search, $is_withdrawn
)
group by all
order by day desc;
