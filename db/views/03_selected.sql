-- The standard selection: what a person may see first, the filters after it. A null list of
-- teachers means everyone in the organisations; an empty list in a filter means all.

create or replace macro staff_selected(
    organisations, teachers, first_day, last_day, groups
) as table
select *
from teachers_current
where
    organisation_id in (select unnest(organisations))
    and (teachers is null or teacher_id in (select unnest(teachers)))
    and (employed_from is null or employed_from <= last_day)
    and (employed_to is null or employed_to >= first_day)
    and (len(groups) = 0 or list_has_any(method_groups, groups));

create or replace macro participations_selected(
    organisations, teachers, first_day, last_day,
    in_communities, in_groups, in_subjects, in_levels, and_waiting
) as table
select *
from (
    select * from participations_counted
    union all by name
    select * from participations_waiting where and_waiting
)
where
    organisation_id in (select unnest(organisations))
    and took_part_on between first_day and last_day
    and (teachers is null or teacher_id in (select unnest(teachers)))
    and (len(in_communities) = 0 or list_contains(in_communities, community))
    and (
        len(in_groups) = 0
        or teacher_id in (
            select teacher_id from teachers_current where list_has_any(method_groups, in_groups)
        )
    )
    and (len(in_subjects) = 0 or list_contains(in_subjects, subject))
    and (len(in_levels) = 0 or list_contains(in_levels, level));

create or replace macro resource_uses_selected(
    organisations, teachers, first_day, last_day,
    in_communities, in_groups, in_subjects, in_levels, and_waiting
) as table
select
    resource_use.*,
    resource.title,
    resource.kind,
    resource.community,
    resource.partner,
from (
    select * from resource_uses_counted
    union all by name
    select * from resource_uses_waiting where and_waiting
) as resource_use
inner join resources_current as resource using (resource_id)
where
    resource_use.organisation_id in (select unnest(organisations))
    and resource_use.used_on between first_day and last_day
    and (teachers is null or resource_use.teacher_id in (select unnest(teachers)))
    and (len(in_communities) = 0 or list_contains(in_communities, resource.community))
    and (
        len(in_groups) = 0
        or resource_use.teacher_id in (
            select teacher_id from teachers_current where list_has_any(method_groups, in_groups)
        )
    )
    and (len(in_subjects) = 0 or list_contains(in_subjects, resource_use.subject))
;
