-- The standard selection, a struct of core.selection: what a person may see first, the filters after
-- it. A null list of teachers means everyone in the organisations; an empty list in a filter means
-- all. What a filter cannot tell of (the kind of activity, of a use of a resource) it lets through.
-- With `known_at` everything is as it was at that moment; the other branch then holds nothing.

create or replace macro teachers_known(s) as table
select * from teachers_current where s['known_at'] is null
union all
select * from teachers_at(s['known_at']);

-- The calendar year in which the school year of a day began; the summer belongs to it.
create or replace macro school_year_of(day_of) as
(year(day_of) - (month(day_of) < 9)::integer)::integer;

create or replace macro staff_selected(s, last_day) as table
select *
from teachers_known(s)
where
    organisation_id in (select unnest(s['organisation_ids']))
    and (s['teacher_ids'] is null or teacher_id in (select unnest(s['teacher_ids'])))
    and (employed_from is null or employed_from <= last_day)
    and (employed_to is null or employed_to >= s['starts_on'])
    and (len(s['teachers']) = 0 or list_contains(s['teachers'], teacher_id))
    and (len(s['method_groups']) = 0 or list_has_any(method_groups, s['method_groups']));

create or replace macro participations_selected(s) as table
select *
from (
    select *, false as is_waiting, from counted_participations where s['known_at'] is null
    union all by name
    select * from participations_waiting where s['with_waiting'] and s['known_at'] is null
    union all by name
    select * from participations_counted_at(s['known_at'])
    union all by name
    select * from participations_waiting_at(s['known_at']) where s['with_waiting']
)
where
    organisation_id in (select unnest(s['organisation_ids']))
    and took_part_on between s['starts_on'] and s['ends_on']
    and (s['teacher_ids'] is null or teacher_id in (select unnest(s['teacher_ids'])))
    and (len(s['months']) = 0 or list_contains(s['months'], date_trunc('month', took_part_on)::date))
    and (
        len(s['school_years']) = 0
        or list_contains(s['school_years'], school_year_of(took_part_on))
    )
    and (len(s['communities']) = 0 or list_contains(s['communities'], community))
    and (len(s['kinds']) = 0 or list_contains(s['kinds'], kind))
    and (len(s['levels']) = 0 or list_contains(s['levels'], level))
    and (len(s['outcomes']) = 0 or list_contains(s['outcomes'], outcome))
    and (len(s['roles']) = 0 or list_contains(s['roles'], role))
    and (len(s['subjects']) = 0 or list_contains(s['subjects'], subject))
    and (len(s['grades']) = 0 or list_has_any(s['grades'], grades))
    and (len(s['teachers']) = 0 or list_contains(s['teachers'], teacher_id))
    and (
        len(s['method_groups']) = 0
        or teacher_id in (
            select teacher_id from teachers_known(s)
            where list_has_any(method_groups, s['method_groups'])
        )
    );

create or replace macro resource_uses_selected(s) as table
select
    resource_use.*,
    resource.title,
    resource.kind,
    resource.community,
    resource.partner,
from (
    select * from resource_uses_counted where s['known_at'] is null
    union all by name
    select * from resource_uses_waiting where s['with_waiting'] and s['known_at'] is null
    union all by name
    select * from resource_uses_counted_at(s['known_at'])
    union all by name
    select * from resource_uses_waiting_at(s['known_at']) where s['with_waiting']
) as resource_use
inner join resources_current as resource using (resource_id)
where
    resource_use.organisation_id in (select unnest(s['organisation_ids']))
    and resource_use.used_on between s['starts_on'] and s['ends_on']
    and (s['teacher_ids'] is null or resource_use.teacher_id in (select unnest(s['teacher_ids'])))
    and (
        len(s['months']) = 0
        or list_contains(s['months'], date_trunc('month', resource_use.used_on)::date)
    )
    and (
        len(s['school_years']) = 0
        or list_contains(s['school_years'], school_year_of(resource_use.used_on))
    )
    and (len(s['communities']) = 0 or list_contains(s['communities'], resource.community))
    and (len(s['resource_kinds']) = 0 or list_contains(s['resource_kinds'], resource.kind))
    and (len(s['subjects']) = 0 or list_contains(s['subjects'], resource_use.subject))
    and (len(s['grades']) = 0 or list_contains(s['grades'], resource_use.grade))
    and (len(s['teachers']) = 0 or list_contains(s['teachers'], resource_use.teacher_id))
    and (
        len(s['method_groups']) = 0
        or resource_use.teacher_id in (
            select teacher_id from teachers_known(s)
            where list_has_any(method_groups, s['method_groups'])
        )
    );
