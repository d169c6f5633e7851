-- One row per note whose days meet the selection, by its day; those without a day come last.
-- takes selection: sight, days and the moment it is set back to; marks are left to the reader
-- param with_names boolean: whether notes about named teachers and the writers' names are told
-- column note_id uuid
-- column version integer
-- column text varchar
-- column noted_on date: null where the note is about a mark alone
-- column noted_until date: the last of its days
-- column mark varchar: empty where the note is about everything
-- column display_name varchar: who wrote it first, empty when no account did
select
    note.note_id,
    note.version,
    note.text,
    note.noted_on,
    note.noted_until,
    note.mark,
    if($with_names, coalesce(accounts.display_name, ''), '') as display_name,
from notes as note
inner join notes as written on written.note_id = note.note_id and written.version = 1
left join accounts on accounts.account_id = written.recorded_by
where
    is_open_at(note.recorded_at, note.superseded_at, $selection['known_at'])
    and not note.is_withdrawn
    and note.organisation_id in (select unnest($selection['organisation_ids']))
    and ($with_names or len(note.teacher_ids) = 0)
    and (
        $selection['teacher_ids'] is null
        or list_has_all($selection['teacher_ids'], note.teacher_ids)
    )
    and (
        note.noted_on is null
        or (note.noted_on <= $selection['ends_on'] and note.noted_until >= $selection['starts_on'])
    )
    and (
        note.noted_on is null
        or len($selection['months']) = 0
        or exists (
            select 1
            from unnest($selection['months']) as chosen (month_of)
            where
                note.noted_on <= last_day(chosen.month_of)
                and note.noted_until >= chosen.month_of
        )
    )
    and (
        note.noted_on is null
        or len($selection['school_years']) = 0
        or exists (
            select 1
            from unnest($selection['school_years']) as chosen (year_of)
            where
                school_year_of(note.noted_on) <= chosen.year_of
                and school_year_of(note.noted_until) >= chosen.year_of
        )
    )
order by note.noted_on nulls last, note.recorded_at, note.note_id;
