-- One row per activity with one of the titles, in the order in which they were made.
-- param organisation_id uuid
-- param titles varchar[]
-- column activity_id uuid
-- column community varchar
-- column kind varchar
-- column title varchar
-- column starts_on date
-- column is_imported boolean
-- column is_counted boolean
select
    activity_id,
    community,
    kind,
    title,
    starts_on,
    batch_id is not null as is_imported,
    counted_at is not null and uncounted_at is null as is_counted,
from activities_current
where
    organisation_id = $organisation_id
    and title in (select unnest($titles::varchar[]))
order by activity_id;
