-- One row per part of each way to divide that has participations now or had some then.
-- takes selection
-- param as_of date: the last day on which somebody has to be employed to be of the staff
-- param then_at timestamp: the moment against which the selection is set
-- param as_of_then date: the same for the staff as it was known at that moment
-- column dimension varchar: all, community, kind or group; who is in two groups is in both
-- column code varchar: empty for all, and for those in no method group
-- column participations_then bigint
-- column participations_now bigint
-- column teachers_then bigint: of the staff
-- column teachers_now bigint
-- column participants_then bigint: of the staff or not
-- column participants_now bigint
with taken as materialized (
    select true as is_then, teacher_id, community, kind, count(*) as participations,
    from participations_selected(struct_update($selection, known_at := $then_at::timestamp))
    group by teacher_id, community, kind
    union all
    select false, teacher_id, community, kind, count(*),
    from participations_selected($selection)
    group by teacher_id, community, kind
),

members as (
    select true as is_then, teacher_id, unnest(method_groups) as method_group,
    from teachers_at($then_at::timestamp)
    union all
    select false, teacher_id, unnest(method_groups),
    from teachers_at($selection['known_at'])
),

staff as (
    select true as is_then, teacher_id as staff_id,
    from staff_selected(
        struct_update($selection, known_at := $then_at::timestamp), $as_of_then
    )
    union all
    select false, teacher_id,
    from staff_selected($selection, $as_of)
),

parts as (
    select 'all' as dimension, '' as code, is_then, teacher_id, participations,
    from taken
    union all
    select 'community', community, is_then, teacher_id, participations,
    from taken
    union all
    select 'kind', kind, is_then, teacher_id, participations,
    from taken
    union all
    select 'group', coalesce(method_group, ''), is_then, teacher_id, participations,
    from taken
    left join members using (is_then, teacher_id)
    where
        len($selection['method_groups']) = 0
        or list_contains($selection['method_groups'], method_group)
)

select
    dimension,
    code,
    coalesce(sum(participations) filter (where parts.is_then), 0)::bigint as participations_then,
    coalesce(sum(participations) filter (where not parts.is_then), 0)::bigint as participations_now,
    count(distinct staff_id) filter (where parts.is_then) as teachers_then,
    count(distinct staff_id) filter (where not parts.is_then) as teachers_now,
    count(distinct teacher_id) filter (where parts.is_then) as participants_then,
    count(distinct teacher_id) filter (where not parts.is_then) as participants_now,
from parts
left join staff on staff.is_then = parts.is_then and staff.staff_id = parts.teacher_id
group by dimension, code
order by dimension, code;
