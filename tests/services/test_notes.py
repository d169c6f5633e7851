"""Notes: versions that are put back and set back, pinned by the rules, read within sight."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from core.access import Action, Role, may
from core.errors import NotAllowed, NotFound, RulesBroken, StaleEdit
from core.i18n import words_of
from core.periods import any_range
from core.selection import Selection
from services import trash
from services.notes import NoteEntry, change_note, restore_note, withdraw_note, write_note
from services.sight import sight_of
from services.trash import Withdrawn
from services.versions import Opened

DAY = date(2026, 10, 15)
ENTRY = NoteEntry("  Карантин  ", DAY)
WEEK = any_range(DAY - timedelta(days=3), DAY + timedelta(days=3))


@pytest.fixture
def director(school):
    return school.people[Role.DIRECTOR]


def read(storage, person, **narrowed):
    """Return the texts of the notes that the person reads over a week."""
    sight = sight_of(storage, person)
    selection = replace(Selection(sight.organisation_ids, sight.teacher_ids, WEEK), **narrowed)
    rows = storage.rows(
        "notes/selected", **selection.parameters(), with_names=may(person, Action.VIEW_NAMES)
    )
    return [(row["text"], row["mark"]) for row in rows]


def test_a_note_is_corrected_withdrawn_and_put_back_and_nothing_is_lost(storage, director):
    note_id = write_note(storage, director, ENTRY)
    change_note(storage, director, Opened(note_id, 1), entry=replace(ENTRY, text="Каникулы"))
    with pytest.raises(StaleEdit):
        change_note(storage, director, Opened(note_id, 1), entry=replace(ENTRY, text="Поздно"))
    assert read(storage, director) == [("Каникулы", "")]
    withdraw_note(storage, director, Opened(note_id, 2))
    assert read(storage, director) == []
    [thing] = trash.withdrawn(storage, director, sorts=["notes"])
    assert thing["title"] == "Каникулы"
    trash.restore(storage, director, Withdrawn("notes", note_id, 3))
    assert read(storage, director) == [("Каникулы", "")]
    with pytest.raises(StaleEdit):
        restore_note(storage, director, Opened(note_id, 4))


def test_a_page_that_is_set_back_shows_what_was_known_that_day(storage, director):
    write_note(storage, director, ENTRY)
    assert read(storage, director, known_on=date(2020, 1, 1)) == []
    assert read(storage, director, known_on=date(2100, 1, 1)) == [("Карантин", "")]


def test_a_note_is_read_where_its_days_are(storage, director):
    later, autumn = WEEK.ends_on + timedelta(days=1), date(2026, 9, 1)
    for text, days in {
        "день": (DAY, None),
        "до недели": (autumn, WEEK.starts_on),
        "позже": (later, None),
        "всегда": (None, None),
    }.items():
        write_note(storage, director, NoteEntry(text, *days, mark="community=infourok"))

    def texts(**narrowed):
        return {text for text, _ in read(storage, director, **narrowed)}

    assert texts() == {"день", "до недели", "всегда"}
    assert texts(months=(date(2026, 10, 1),)) == {"день", "до недели", "всегда"}
    assert texts(months=(autumn,)) == {"до недели", "всегда"}
    assert texts(school_years=(2025,)) == {"всегда"}


BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"text": " "}, "text"),
    ({"text": "а" * 501}, "text"),
    ({"noted_on": None}, "noted_on"),
    ({"noted_until": DAY - timedelta(days=1)}, "noted_on"),
    ({"noted_on": None, "noted_until": DAY, "mark": "community=sferum"}, "noted_on"),
    ({"noted_on": date(1926, 10, 15)}, "noted_on"),
    ({"mark": "community=nowhere"}, "mark"),
    ({"mark": "month=2026-10-01"}, "mark"),
    ({"mark": "teacher=everybody"}, "mark"),
    ({"mark": "kind=not_stated"}, "mark"),
]


def test_what_breaks_a_rule_is_told_beside_its_field(storage, director):
    for changes, field in BROKEN:
        with pytest.raises(RulesBroken) as refusal:
            write_note(storage, director, replace(ENTRY, **changes))
        assert [one.field for one in refusal.value.violations] == [field]
        assert all(one.sentence(words_of("ru")) for one in refusal.value.violations)


def test_what_a_page_is_narrowed_to_can_be_noted_without_a_list_that_names_it(storage, director):
    marks = ["subject=not_stated", "provider=own", "provider=partner.%D0%9C", "grade=5"]
    for mark in marks:
        write_note(storage, director, replace(ENTRY, mark=mark))
    assert [mark for _, mark in read(storage, director)] == marks


def test_about_a_teacher_read_only_who_sees_that_teacher_by_name(storage, school, director):
    own, other = school.teacher_ids[0], school.teacher_ids[3]
    for teacher_id in (own, other):
        write_note(storage, director, replace(ENTRY, mark=f"teacher={teacher_id}"))
    seen = {role: len(read(storage, person)) for role, person in school.people.items()}
    assert seen == {
        Role.ADMIN: 2,
        Role.DIRECTOR: 2,
        Role.METHODIST: 2,
        Role.GROUP_LEAD: 1,
        Role.TEACHER: 1,
        Role.PRESENTER: 0,
    }


def test_a_lead_writes_about_the_own_group_and_leaves_the_others_notes(storage, school, director):
    lead = school.people[Role.GROUP_LEAD]
    whole = write_note(storage, director, ENTRY)
    hidden = replace(ENTRY, mark=f"teacher={school.teacher_ids[3]}")
    own = write_note(storage, lead, replace(ENTRY, mark="group=humanities&community=sferum"))
    assert ("Карантин", "group=sciences&community=sferum") in read(storage, director)
    withdraw_note(storage, lead, Opened(own, 1))
    with pytest.raises(NotAllowed):
        withdraw_note(storage, lead, Opened(whole, 1))
    withdraw_note(storage, director, Opened(whole, 1))
    assert [one["record_id"] for one in trash.withdrawn(storage, lead, sorts=["notes"])] == [own]
    with pytest.raises(NotAllowed):
        restore_note(storage, lead, Opened(whole, 2))
    restore_note(storage, lead, Opened(own, 2))
    with pytest.raises(NotAllowed):
        write_note(storage, lead, hidden)
    with pytest.raises(NotFound):
        change_note(storage, lead, Opened(write_note(storage, director, hidden), 1), entry=ENTRY)
