-- One row per table of records with how many rows it holds, every version of them.
-- column table_name varchar
-- column row_count bigint
select table_name, row_count
from (
    select 'organisations' as table_name, count(*) as row_count from organisations
    union all
    select 'teachers', count(*) from teachers
    union all
    select 'activities', count(*) from activities
    union all
    select 'participations', count(*) from participations
    union all
    select 'resources', count(*) from resources
    union all
    select 'resource_uses', count(*) from resource_uses
    union all
    select 'reference_items', count(*) from reference_items
    union all
    select 'accounts', count(*) from accounts
    union all
    select 'import_batches', count(*) from import_batches
    union all
    select 'events', count(*) from events
    union all
    select 'uploads', count(*) from uploads
    union all
    select 'attachments', count(*) from attachments
)
order by table_name;
