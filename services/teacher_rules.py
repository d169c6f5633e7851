"""The rules of the staff list: what a teacher's entry must hold, for the screen and the import."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from core.errors import Violation
from core.i18n import N_
from db import Storage, Transaction
from services.reference import Reference
from services.rules.checks import Text, required, texts

EARLIEST = date(1940, 1, 1)
MOST_METHOD_GROUPS = 2

REQUIRED = {"last_name": N_("Write the last name.")}
TEXTS = {"last_name": Text(80), "first_name": Text(80), "middle_name": Text(80)}
LISTS: Mapping[str, str] = {
    "position": "positions",
    "subjects": "subjects",
    "method_groups": "method_groups",
    "qualification": "qualifications",
}
DAYS = ("qualification_until", "employed_from", "employed_to")


@dataclass(frozen=True)
class TeacherEntry:
    """What is typed about a teacher; codes are of the reference lists, days None when open."""

    last_name: str
    first_name: str = ""
    middle_name: str = ""
    position: str | None = None
    subjects: tuple[str, ...] = ()
    method_groups: tuple[str, ...] = ()
    qualification: str | None = None
    qualification_until: date | None = None
    employed_from: date | None = None
    employed_to: date | None = None

    def trimmed(self) -> "TeacherEntry":
        """Return the entry without spaces around and doubled inside the names."""
        names = {name: " ".join(str(getattr(self, name)).split()) for name in TEXTS}
        return replace(self, **names)  # type: ignore[arg-type]


def entry_of(row: Mapping[str, object]) -> TeacherEntry:
    """Return the entry that would give this row of a teacher."""
    values: dict[str, Any] = {field.name: row[field.name] for field in fields(TeacherEntry)}
    lists = {name: tuple(values[name] or ()) for name in ("subjects", "method_groups")}
    return TeacherEntry(**{**values, **lists})


def check_teacher(
    entry: TeacherEntry, reference: Reference, *, former: TeacherEntry | None = None
) -> Iterator[Violation]:
    """Name every broken rule; codes that the teacher had before may be archived ones."""
    yield from required(entry, REQUIRED)
    yield from texts(entry, TEXTS)
    yield from _codes(entry, reference, former)
    if len(entry.method_groups) > MOST_METHOD_GROUPS:
        message = N_("A teacher is in at most {most} method groups.")
        yield Violation("method_groups", message, {"most": MOST_METHOD_GROUPS})
    if entry.qualification_until and not entry.qualification:
        yield Violation("qualification_until", N_("Choose the qualification that ends then."))
    for field in DAYS:
        day = getattr(entry, field)
        if day and day < EARLIEST:
            yield Violation(field, N_("Check the year of this day."))
    if entry.employed_from and entry.employed_to and entry.employed_to < entry.employed_from:
        yield Violation("employed_to", N_("The last working day is before the first one."))


def check_records(
    storage: Storage | Transaction, teacher_id: str, entry: TeacherEntry
) -> Iterator[Violation]:
    """Name working days that leave records of the teacher outside."""
    days = storage.row("teachers/record_days", teacher_id=teacher_id) or {}
    first, last = days.get("first_day"), days.get("last_day")
    if isinstance(first, date) and entry.employed_from and first < entry.employed_from:
        message = N_("There are records of this teacher from {day:%d.%m.%Y} on.")
        yield Violation("employed_from", message, {"day": first})
    if isinstance(last, date) and entry.employed_to and last > entry.employed_to:
        message = N_("There are records of this teacher until {day:%d.%m.%Y}.")
        yield Violation("employed_to", message, {"day": last})


def _codes(
    entry: TeacherEntry, reference: Reference, former: TeacherEntry | None
) -> Iterator[Violation]:
    for field, name in LISTS.items():
        known = {*reference.codes(name), *chosen(former, field)}
        for code in chosen(entry, field):
            if code not in known:
                message = N_("“{value}” is not in the list: choose another value.")
                facts: dict[str, object] = {"value": reference.name(name, code)}
                yield Violation(field, message, facts)


def chosen(entry: TeacherEntry | None, field: str) -> tuple[str, ...]:
    """Return the codes of a field, of one code or of several."""
    value = getattr(entry, field) if entry else None
    if isinstance(value, str):
        return (value,)
    return tuple(value or ())
