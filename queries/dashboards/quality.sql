-- One row for all records entered (part all), one per method group (group) and per days (days).
-- takes selection
-- param day_starts integer[]: the fewest days from the activity to the entry of each band
-- column part varchar: all, group or days; who is in two method groups is in both
-- column code varchar: of the method group, the fewest days of the band, empty for all
-- column records bigint: entered, whether they count yet or not
-- column participants bigint: of the staff or not
-- column sound bigint: with evidence, a rated level and entered in time
-- column without_evidence bigint
-- column unrated bigint
-- column late bigint
-- column returned bigint
-- column waiting bigint
-- column sound_people bigint: whose records these are
-- column without_evidence_people bigint
-- column unrated_people bigint
-- column late_people bigint
-- column returned_people bigint
-- column waiting_people bigint
-- column median_days double: of all the records, from the activity to the entry
with cells as materialized (  -- a million records become some thousand cells, which are added up thrice
    select
        teacher_id,
        days_to_entry,
        count(*) as records,
        count(*) filter (where is_sound(has_evidence, is_rated, days_to_entry)) as sound,
        count(*) filter (where not has_evidence) as without_evidence,
        count(*) filter (where not is_rated) as unrated,
        count(*) filter (where not is_in_time(days_to_entry)) as late,
        count(*) filter (where status = 'returned') as returned,
        count(*) filter (where status = 'submitted') as waiting,
    from participations_entered($selection)
    group by teacher_id, days_to_entry
),

members as (
    select teacher_id, unnest(method_groups) as method_group,
    from teachers_at($selection['known_at'])
),

parts as (
    select 'all' as part, '' as code, *,
    from cells
    union all
    select
        'days',
        list_max(list_filter($day_starts::integer[], lambda start: start <= days_to_entry))::varchar,
        *,
    from cells
    union all
    select 'group', members.method_group, cells.*,
    from cells
    inner join members using (teacher_id)
    where
        len($selection['method_groups']) = 0
        or list_contains($selection['method_groups'], members.method_group)
),

people as (  -- who is counted is counted by rows then, which is planned and added up sooner
    select
        part,
        code,
        teacher_id,
        sum(records)::bigint as records,
        sum(sound)::bigint as sound,
        sum(without_evidence)::bigint as without_evidence,
        sum(unrated)::bigint as unrated,
        sum(late)::bigint as late,
        sum(returned)::bigint as returned,
        sum(waiting)::bigint as waiting,
    from parts
    group by part, code, teacher_id
),

reached as (
    select
        days_to_entry,
        sum(sum(records)) over (order by days_to_entry) as so_far,
        sum(sum(records)) over () as whole,
    from cells
    group by days_to_entry
),

middle as (
    select
        (
            min(days_to_entry) filter (where so_far >= (whole + 1) // 2)
            + min(days_to_entry) filter (where so_far >= whole // 2 + 1)
        ) / 2 as median_days,
    from reached
)

select
    part,
    code,
    sum(records)::bigint as records,
    count(*) as participants,
    sum(sound)::bigint as sound,
    sum(without_evidence)::bigint as without_evidence,
    sum(unrated)::bigint as unrated,
    sum(late)::bigint as late,
    sum(returned)::bigint as returned,
    sum(waiting)::bigint as waiting,
    count(*) filter (where sound > 0) as sound_people,
    count(*) filter (where without_evidence > 0) as without_evidence_people,
    count(*) filter (where unrated > 0) as unrated_people,
    count(*) filter (where late > 0) as late_people,
    count(*) filter (where returned > 0) as returned_people,
    count(*) filter (where waiting > 0) as waiting_people,
    (select median_days from middle)::double as median_days,
from people
group by part, code
order by part, code;
