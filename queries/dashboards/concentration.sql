-- One row per step of the staff, the most active first: three, a tenth, a quarter, a half and all.
-- takes selection
-- param as_of date: the last day on which somebody has to be employed to be of the staff
-- column teachers bigint: in the step
-- column participations bigint: theirs
-- column is_shared_with_next boolean: the one after them has as many as the last of them
-- column staff bigint
-- column everything bigint: the participations of the whole staff
-- column half_by bigint: how many of the most active have at least half of them; null without any
-- column gini double: over the whole staff, zeros included; null without participations
with people as (
    select teacher_id, count(*) as participations,
    from participations_selected($selection)
    group by teacher_id
),

staff as (
    select coalesce(people.participations, 0) as participations,
    from staff_selected($selection, $as_of) as staff
    left join people using (teacher_id)
),

ranked as (
    select
        participations,
        row_number() over most_first as place,
        lead(participations) over most_first as next_participations,
        sum(participations) over (
            order by participations desc rows between unbounded preceding and current row
        ) as running,
    from staff
    window most_first as (order by participations desc)
),

summed as (
    select count(*) as staff, coalesce(sum(participations), 0) as everything,
    from staff
),

inequality as (
    -- place counts from the most active here, so the weight of the formula turns its sign
    select
        sum((staff + 1 - 2 * place) * participations)::double
        / nullif(any_value(staff * everything), 0) as gini,
        min(place) filter (where everything > 0 and 2 * running >= everything) as half_by,
    from ranked
    cross join summed
)

select
    ranked.place as teachers,
    ranked.running::bigint as participations,
    coalesce(ranked.next_participations = ranked.participations, false) as is_shared_with_next,
    summed.staff,
    summed.everything::bigint as everything,
    inequality.half_by,
    inequality.gini,
from ranked
cross join summed
cross join inequality
where
    ranked.place in (3, summed.staff)
    or ranked.place = ceil(summed.staff / 10)
    or ranked.place = ceil(summed.staff / 4)
    or ranked.place = ceil(summed.staff / 2)
order by ranked.place;
