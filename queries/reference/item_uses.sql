-- One row per list and code with how many records use it now, and whether any ever did.
-- column list varchar
-- column code varchar
-- column records bigint: open ones, withdrawn ones left out; goals, notes, tiles of boards too
-- column uses bigint: versions of every time
with marks as (
    select string_split(mark, '&') as parts, superseded_at, is_withdrawn from notes
    union all
    select string_split(narrowing, '&'), null, false from board_tiles
),

pinned as (
    select unnest(parts) as part, superseded_at, is_withdrawn from marks
),

named as (
    select
        case split_part(part, '=', 1)
            when 'community' then 'communities'
            when 'group' then 'method_groups'
            when 'kind' then 'kinds'
            when 'level' then 'levels'
            when 'outcome' then 'outcomes'
            when 'role' then 'roles'
            when 'subject' then 'subjects'
            when 'resource_kind' then 'resource_kinds'
        end as list,
        unnest(string_split(replace(split_part(part, '=', 2), '%2C', ','), ',')) as code,
        superseded_at,
        is_withdrawn,
    from pinned
),

uses as (
    select 'communities' as list, community as code, superseded_at, is_withdrawn from activities
    union all
    select 'kinds', kind, superseded_at, is_withdrawn from activities
    union all
    select 'levels', level, superseded_at, is_withdrawn from activities
    union all
    select 'subjects', subject, superseded_at, is_withdrawn from activities
    union all
    select 'roles', role, superseded_at, is_withdrawn from participations
    union all
    select 'outcomes', outcome, superseded_at, is_withdrawn from participations
    union all
    select 'documents', document, superseded_at, is_withdrawn from participations
    union all
    select 'communities', community, superseded_at, is_withdrawn from resources
    union all
    select 'resource_kinds', kind, superseded_at, is_withdrawn from resources
    union all
    select 'subjects', subject, superseded_at, is_withdrawn from resources
    union all
    select 'subjects', subject, superseded_at, is_withdrawn from resource_uses
    union all
    select 'positions', position, superseded_at, is_withdrawn from teachers
    union all
    select 'qualifications', qualification, superseded_at, is_withdrawn from teachers
    union all
    select 'subjects', unnest(subjects), superseded_at, is_withdrawn from teachers
    union all
    select 'method_groups', unnest(method_groups), superseded_at, is_withdrawn from teachers
    union all
    select 'method_groups', led_method_group, null, false from accounts
    union all
    select 'roles', role, null, false from kind_defaults
    union all
    select 'outcomes', outcome, null, false from kind_defaults
    union all
    select 'levels', level, null, false from kind_defaults
    union all
    select 'documents', document, null, false from kind_defaults
    union all
    select 'method_groups', nullif(method_group, ''), superseded_at, is_withdrawn from goals
    union all
    select list, code, superseded_at, is_withdrawn from named where list is not null
)
select
    list,
    code,
    count(*) filter (where superseded_at is null and not is_withdrawn) as records,
    count(*) as uses,
from uses
where code is not null
group by list, code
order by list, code;
