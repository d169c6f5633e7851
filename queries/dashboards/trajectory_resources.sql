-- One row per resource that was used in the selection, the most used first.
-- takes selection: of one teacher
-- column resource_id uuid
-- column title varchar
-- column kind varchar
-- column community varchar: null where it is no community's
-- column partner varchar
-- column uses bigint
-- column pupils_reached bigint: a pupil reached twice counts twice
-- column last_used_on date
select
    resource_id,
    any_value(title) as title,
    any_value(kind) as kind,
    any_value(community) as community,
    any_value(partner) as partner,
    sum(times)::bigint as uses,
    coalesce(sum(pupils_reached), 0)::bigint as pupils_reached,
    max(used_on) as last_used_on,
from resource_uses_selected($selection)
group by resource_id
order by uses desc, last_used_on desc, resource_id;
