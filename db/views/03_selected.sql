-- The standard selection, a struct of core.selection: what a person may see first, the filters after
-- it. A null list of teachers means everyone in the organisations; an empty list in a filter means
-- all. What a filter cannot tell of (the kind of activity, of a use of a resource) it lets through.
-- With `known_at` everything is as it was at that moment; null is now.

-- The calendar year in which the school year of a day began; the summer belongs to it.
create or replace macro school_year_of(day_of) as
(year(day_of) - (month(day_of) < 9)::integer)::integer;

create or replace macro staff_selected(s, last_day) as table
select *
from teachers_at(s['known_at'])
where
    list_contains(s['organisation_ids'], organisation_id)
    and (s['teacher_ids'] is null or teacher_id in (select unnest(s['teacher_ids'])))
    and (employed_from is null or employed_from <= last_day)
    and (employed_to is null or employed_to >= s['starts_on'])
    and (len(s['teachers']) = 0 or list_contains(s['teachers'], teacher_id))
    and (len(s['method_groups']) = 0 or list_has_any(method_groups, s['method_groups']));

-- The fewest hours of each kind that asks for hours, as one value: a filter by it costs nothing
-- while it is off, where course_hours() would join every row.
create or replace macro course_minimums() as (
    select map(list(kind), list(minimum_hours)) from kind_defaults where minimum_hours is not null
);

-- Whether a participation is within the selection; the names differ from every column's.
create or replace macro is_participation_selected(
    s, organisation_of, teacher_of, day_of, community_of, kind_of,
    level_of, outcome_of, role_of, document_of, hours_of, subject_of, grades_of
) as
list_contains(s['organisation_ids'], organisation_of)
and day_of between s['starts_on'] and s['ends_on']
and (s['teacher_ids'] is null or teacher_of in (select unnest(s['teacher_ids'])))
and (len(s['months']) = 0 or list_contains(s['months'], date_trunc('month', day_of)::date))
and (len(s['school_years']) = 0 or list_contains(s['school_years'], school_year_of(day_of)))
and (len(s['communities']) = 0 or list_contains(s['communities'], community_of))
and (len(s['kinds']) = 0 or list_contains(s['kinds'], kind_of))
and (len(s['levels']) = 0 or list_contains(s['levels'], level_of))
and (len(s['outcomes']) = 0 or list_contains(s['outcomes'], outcome_of))
and (len(s['roles']) = 0 or list_contains(s['roles'], role_of))
and (not list_contains(s['parts'], 'document') or document_of <> 'none')
and (
    not list_contains(s['parts'], 'course')
    or (document_of <> 'none' and hours_of >= course_minimums()[kind_of])
)
and (len(s['weekdays']) = 0 or list_contains(s['weekdays'], isodow(day_of)))
and (len(s['subjects']) = 0 or list_contains(s['subjects'], coalesce(subject_of, 'not_stated')))
and (len(s['grades']) = 0 or list_has_any(s['grades'], grades_of))
and (len(s['teachers']) = 0 or list_contains(s['teachers'], teacher_of))
and (
    len(s['method_groups']) = 0
    or teacher_of in (
        select teacher_id
        from teachers_at(s['known_at'])
        where list_has_any(method_groups, s['method_groups'])
    )
);

-- What counts now stands ready in a table; all the rest is looked for.
create or replace macro participations_ready(s) as table
select * exclude (counted_since), false as is_waiting,
from counted_participations
where
    is_participation_selected(
        s, organisation_id, teacher_id, took_part_on, community, kind,
        level, outcome, role, document, hours, subject, grades
    );

-- What was known at a moment, from the ready table where that is now.
create or replace macro participations_known_at(moment, with_waiting) as table
select * exclude (counted_since), false as is_waiting,
from counted_participations
where moment is null
union all by name
select * exclude (counted_since)
from participations_measured_at(moment)
where if(is_waiting, with_waiting, moment is not null);

-- Statements name this one. Where only what counts now is asked for, db.narrowing writes the ready
-- one in its place: planning is spared what would be left out.
create or replace macro participations_selected(s) as table
select *
from participations_known_at(s['known_at'], s['with_waiting'])
where
    is_participation_selected(
        s, organisation_id, teacher_id, took_part_on, community, kind,
        level, outcome, role, document, hours, subject, grades
    );

-- What is known, and what was known at another moment: a row may be of both, or there are two.
create or replace macro participations_compared(s, then_at) as table
select *
from (
    select *, false as is_of_then, true as is_of_now,
    from participations_known_at(s['known_at'], s['with_waiting'])
    union all
    select *, true, false,
    from participations_known_at(then_at, s['with_waiting'])
)
where
    is_participation_selected(
        s, organisation_id, teacher_id, took_part_on, community, kind,
        level, outcome, role, document, hours, subject, grades
    );

-- The same of what counts now: what has not changed since then is read once, for both.
create or replace macro participations_compared_ready(s, then_at) as table
select *, false as is_waiting,
from (
    select * exclude (counted_since), counted_since <= then_at as is_of_then, true as is_of_now,
    from counted_participations
    union all by name
    select *, true as is_of_then, false as is_of_now,
    from participations_uncounted_since(then_at)
)
where
    is_participation_selected(
        s, organisation_id, teacher_id, took_part_on, community, kind,
        level, outcome, role, document, hours, subject, grades
    );

create or replace macro resource_uses_selected(s) as table
select
    resource_use.*,
    resource.title,
    resource.kind,
    resource.community,
    resource.partner,
from resource_uses_measured_at(s['known_at']) as resource_use
inner join resources_at(s['known_at']) as resource using (resource_id)
where
    (s['with_waiting'] or not resource_use.is_waiting)
    and list_contains(s['organisation_ids'], resource_use.organisation_id)
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
    and (len(s['weekdays']) = 0 or list_contains(s['weekdays'], isodow(resource_use.used_on)))
    and (len(s['communities']) = 0 or list_contains(s['communities'], resource.community))
    and (
        len(s['partners']) = 0
        or (resource.community is null and list_contains(s['partners'], resource.partner))
    )
    and (len(s['resources']) = 0 or list_contains(s['resources'], resource_use.resource_id))
    and (len(s['resource_kinds']) = 0 or list_contains(s['resource_kinds'], resource.kind))
    and (
        len(s['subjects']) = 0
        or list_contains(s['subjects'], coalesce(resource_use.subject, 'not_stated'))
    )
    and (len(s['grades']) = 0 or list_contains(s['grades'], resource_use.grade))
    and (len(s['teachers']) = 0 or list_contains(s['teachers'], resource_use.teacher_id))
    and (
        len(s['method_groups']) = 0
        or resource_use.teacher_id in (
            select teacher_id from teachers_at(s['known_at'])
            where list_has_any(method_groups, s['method_groups'])
        )
    );
