-- What is counted of a participation, once for every dashboard.

-- The hours of further training (ДПО): of a kind that asks for hours, with at least as many of them
-- as the kind asks for and with a document; null for everything else. The inner names differ from
-- every column's, because a macro's argument is looked up in the innermost query first.
create or replace macro course_hours(kind_of, hours_of, document_of) as
case
    when
        document_of <> 'none'
        and hours_of >= (
            select asked_hours
            from (select kind as asked_kind, minimum_hours as asked_hours from kind_defaults)
            where asked_kind = kind_of
        )
        then hours_of
end;

-- What may be confirmed: a link or a document number speaks for it, and it does not say that there
-- is none. has_evidence in services/rules/entries.py says it to the services.
create or replace macro has_evidence(address_of, number_of, is_without) as
not is_without and (address_of <> '' or number_of <> '');

-- A level that is neither the school's nor the municipality's; an unrated one is not above them.
create or replace macro is_above_municipal(level_of) as
level_of in ('regional', 'interregional', 'federal', 'international');

-- An outcome that is a place: winner, prize-winner, laureate.
create or replace macro is_prize(outcome_of) as
outcome_of in ('winner', 'prize', 'laureate');

-- How many people rows are about, told apart up to three: what small groups are asked. Counting
-- them all takes several times as long. `number_of` are numbers of people; that no third one lies
-- between the lowest and the highest is said by the sum of (n - lowest) * (highest - n), nothing.
create or replace macro people_up_to_three(number_of) as
case
    when min(number_of) = max(number_of) then 1
    when
        (min(number_of) + max(number_of)) * sum(number_of)
        = count(*) * min(number_of) * max(number_of) + sum(number_of * number_of)
        then 2
    else 3
end;

create or replace macro teacher_numbers() as table
select teacher_id, row_number() over (order by teacher_id) as teacher_number
from (select distinct teacher_id from teachers);
