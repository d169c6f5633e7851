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
with cells as materialized (  -- of all method groups: who is in the chosen ones may change
    select
        teacher_id,
        community,
        kind,
        count(*) filter (where is_of_then) as so_many_then,
        count(*) filter (where is_of_now) as so_many_now,
    from participations_compared(
        struct_update($selection, method_groups := []::varchar[]), $then_at
    )
    group by teacher_id, community, kind
),

members as (
    select true as is_then, teacher_id, unnest(method_groups) as method_group,
    from teachers_at($then_at::timestamp)
    union all
    select false, teacher_id, unnest(method_groups),
    from teachers_at($selection['known_at'])
),

taken as materialized (
    select *
    from (
        select true as is_then, teacher_id, community, kind, so_many_then, 0 as so_many_now,
        from cells
        where so_many_then > 0
        union all
        select false, teacher_id, community, kind, 0, so_many_now,
        from cells
        where so_many_now > 0
    )
    where
        len($selection['method_groups']) = 0
        or (is_then, teacher_id) in (
            select (is_then, teacher_id)
            from members
            where list_contains($selection['method_groups'], method_group)
        )
),

staff as (
    select teacher_id, bool_or(is_then) as was_staff, bool_or(not is_then) as is_staff,
    from (
        select true as is_then, teacher_id,
        from staff_selected(
            struct_update($selection, known_at := $then_at::timestamp), $as_of_then
        )
        union all
        select false, teacher_id,
        from staff_selected($selection, $as_of)
    )
    group by teacher_id
),

parts as (
    select 'all' as dimension, '' as code, teacher_id, so_many_then, so_many_now,
    from taken
    union all
    select 'community', community, teacher_id, so_many_then, so_many_now,
    from taken
    union all
    select 'kind', kind, teacher_id, so_many_then, so_many_now,
    from taken
    union all
    select 'group', coalesce(method_group, ''), teacher_id, so_many_then, so_many_now,
    from taken
    left join members using (is_then, teacher_id)
    where
        len($selection['method_groups']) = 0
        or list_contains($selection['method_groups'], method_group)
),

people as (  -- who is counted is counted by rows then, which is planned and added up sooner
    select
        dimension,
        code,
        teacher_id,
        sum(so_many_then) as so_many_then,
        sum(so_many_now) as so_many_now,
    from parts
    group by dimension, code, teacher_id
)

select
    dimension,
    code,
    sum(so_many_then)::bigint as participations_then,
    sum(so_many_now)::bigint as participations_now,
    count(*) filter (where so_many_then > 0 and was_staff) as teachers_then,
    count(*) filter (where so_many_now > 0 and is_staff) as teachers_now,
    count(*) filter (where so_many_then > 0) as participants_then,
    count(*) filter (where so_many_now > 0) as participants_now,
from people
left join staff using (teacher_id)
group by dimension, code
order by dimension, code;
