-- One row per use of a resource with an outside key, as the last import that wrote it left it.
-- param organisation_id uuid
-- column resource_use_id uuid
-- column resource_id uuid
-- column teacher_id uuid
-- column used_on date
-- column subject varchar
-- column grade smallint
-- column times integer
-- column minutes integer
-- column pupils_reached integer
-- column purpose varchar
-- column outside_key varchar
select
    resource_use.resource_use_id,
    resource_use.resource_id,
    resource_use.teacher_id,
    resource_use.used_on,
    resource_use.subject,
    resource_use.grade,
    resource_use.times,
    resource_use.minutes,
    resource_use.pupils_reached,
    resource_use.purpose,
    resource_use.outside_key,
from resource_uses as resource_use
inner join import_batches as import
    on
        import.applied_at = resource_use.recorded_at
        and import.applied_by is not distinct from resource_use.recorded_by
where
    import.undone_at is null
    and resource_use.organisation_id = $organisation_id
    and resource_use.outside_key is not null
qualify
    row_number() over (
        partition by resource_use.resource_use_id order by resource_use.version desc
    ) = 1
order by resource_use.resource_use_id;
