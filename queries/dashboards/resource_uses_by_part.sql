-- One row per provider, kind, subject, grade, day of the week, and pair of neighbours in the flow.
-- takes selection
-- column part varchar: provider, kind, subject, grade, weekday, provider_to_kind, kind_to_subject
-- column community varchar: of the provider, null where it is none; so in parts without a provider
-- column partner varchar: of the provider; empty where it is the own school
-- column kind varchar
-- column subject varchar: not_stated where nothing is written down
-- column grade smallint: null where nothing is written down
-- column weekday bigint: Monday is 1
-- column uses bigint
-- column participants integer: of the staff or not; 3 are three or more
-- column pupils_reached bigint: a pupil reached twice counts twice
-- column minutes bigint
with selected as (
    select
        teacher_number,
        community,
        partner,
        kind,
        coalesce(subject, 'not_stated') as subject,
        grade,
        isodow(used_on) as weekday,
        times,
        pupils_reached,
        minutes,
    from resource_uses_selected($selection)
    inner join teacher_numbers() using (teacher_id)
)

select
    case
        when grouping(partner, kind) = 0 then 'provider_to_kind'
        when grouping(kind, subject) = 0 then 'kind_to_subject'
        when grouping(partner) = 0 then 'provider'
        when grouping(kind) = 0 then 'kind'
        when grouping(subject) = 0 then 'subject'
        when grouping(grade) = 0 then 'grade'
        else 'weekday'
    end as part,
    community,
    partner,
    kind,
    subject,
    grade,
    weekday,
    sum(times)::bigint as uses,
    people_up_to_three(teacher_number) as participants,
    coalesce(sum(pupils_reached), 0)::bigint as pupils_reached,
    coalesce(sum(minutes), 0)::bigint as minutes,
from selected
group by
    grouping sets (
        (community, partner), (kind), (subject), (grade), (weekday),
        (community, partner, kind), (kind, subject)
    )
order by all;
