"""The rows of the notes that the fictional school has written about its own figures."""

from collections.abc import Sequence
from datetime import date, datetime, time

from core.periods import FIRST_MONTH, school_year_of
from db.demonstration.chance import chance_of, identity
from db.demonstration.content import content
from db.demonstration.records import Row


def note_rows(organisation_id: str, today: date) -> list[Row]:
    """Return the notes as they stand today, each written on its last day."""
    return [
        _row(organisation_id, number, today) for number in range(len(content("notes")["notes"]))
    ]


def _row(organisation_id: str, number: int, today: date) -> Row:
    note = content("notes")["notes"][number]
    last = _passed(note.get("last_day") or note.get("day"), today)
    first = _day(note["day"], school_year_of(last)) if last else None
    written = datetime.combine(last or date(school_year_of(today), FIRST_MONTH, 1), time(12))
    return {
        "note_id": identity(chance_of("note", number), written),
        "version": 1,
        "organisation_id": organisation_id,
        "text": note["text"],
        "noted_on": first,
        "noted_until": last,
        "mark": note["mark"],
        "teacher_ids": [],
        "recorded_at": written,
        "recorded_by": None,
        "reason": "",
        "is_withdrawn": False,
    }


def _passed(place: Sequence[int] | None, today: date) -> date | None:
    """Return the day in the last school year in which it has passed."""
    if place is None:
        return None
    this_year = _day(place, school_year_of(today))
    return this_year if this_year < today else _day(place, school_year_of(today) - 1)


def _day(place: Sequence[int], year: int) -> date:
    month, day = place
    return date(year if month >= FIRST_MONTH else year + 1, month, day)
