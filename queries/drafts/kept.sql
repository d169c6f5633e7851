-- One row per form that the account has a draft in, the draft kept last: what was left unsaved.
-- param account_id uuid
-- column form varchar: the form's name, with the record's id for a correction
-- column record_id varchar: the record that is being corrected; null for a new one
-- column title varchar: what stands in the field of the title; null where there is none
-- column saved_at timestamp
with latest as (
    select *
    from drafts
    where account_id = $account_id
    qualify row_number() over (partition by form order by saved_at desc, draft_id desc) = 1
),
named as (
    select
        form,
        case when base_version is null then null else right(form, 36) end as record_id,
        content ->> '$.values.title' as title,
        saved_at,
    from latest
)
select
    form,
    record_id,
    title,
    saved_at,
from named
where
    record_id is null
    or record_id in (select participation_id::varchar from participations_current)
    or record_id in (select resource_use_id::varchar from resource_uses_current)
order by saved_at desc, form;
