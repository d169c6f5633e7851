-- One row per activity with one of the titles, in the order in which they were made.
-- param organisation_id uuid
-- param titles varchar[]
-- column activity_id uuid
-- column community varchar
-- column kind varchar
-- column title varchar
-- column address varchar
-- column starts_on date
-- column ends_on date
-- column level varchar
-- column subject varchar
-- column grades smallint[]
-- column hours decimal(6, 1)
-- column issuer varchar
-- column material_kind varchar
-- column payment varchar
-- column is_imported boolean
-- column is_counted boolean
select
    activity_id,
    community,
    kind,
    title,
    address,
    starts_on,
    ends_on,
    level,
    subject,
    grades,
    hours,
    issuer,
    material_kind,
    payment,
    batch_id is not null as is_imported,
    counted_at is not null and uncounted_at is null as is_counted,
from activities_current
where
    organisation_id = $organisation_id
    and title in (select unnest($titles::varchar[]))
order by activity_id;
