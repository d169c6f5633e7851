-- One row per table of records with how many there are now, withdrawn ones left out, and its rows.
-- column table_name varchar
-- column record_count bigint
-- column row_count bigint: every version of them
select table_name, record_count, row_count
from (
    select
        'organisations' as table_name,
        (select count(*) from organisations_current) as record_count,
        count(*) as row_count
    from organisations
    union all
    select 'teachers', (select count(*) from teachers_current), count(*) from teachers
    union all
    select 'activities', (select count(*) from activities_current), count(*) from activities
    union all
    select 'participations', (select count(*) from participations_current), count(*) from participations
    union all
    select 'resources', (select count(*) from resources_current), count(*) from resources
    union all
    select 'resource_uses', (select count(*) from resource_uses_current), count(*) from resource_uses
    union all
    select 'reference_items', (select count(*) from reference_items_current), count(*) from reference_items
    union all
    select 'accounts', count(*), count(*) from accounts
    union all
    select 'import_batches', count(*), count(*) from import_batches
    union all
    select 'events', count(*), count(*) from events
    union all
    select 'uploads', count(*), count(*) from uploads
    union all
    select
        'attachments',
        count(*) filter (where superseded_at is null and not is_withdrawn),
        count(*)
    from attachments
)
order by table_name;
