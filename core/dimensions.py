"""The ways in which a dashboard divides records, and the marks of a chart that stand for a part.

A mark is what one bar, column or cell is about: dimensions with a code each, or several with
commas between them. It is written as text (`community=infourok&month=2026-10-01`).
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from core.i18n import N_
from core.period_codes import EARLIEST, LATEST
from core.selection import Selection

Mark = Mapping[str, str]
Code = TypeVar("Code")

NOT_STATED = "not_stated"  # the code of a subject that is not written down
OWN_SCHOOL, PARTNER = "own", "partner."  # codes of providers; the latter before a name
LOWEST_GRADE, HIGHEST_GRADE = 1, 11  # a basic school ends at 9; imported records may come later
NO_CODE, NO_ID, NO_MONTH = "-", str(UUID(int=0)), date(9999, 1, 1)  # what no record has
NO_PARTNER = "\n"  # a name is one line


class Facts(Enum):
    """What a dimension tells of; a filter by it lets everything else through."""

    ALL, PARTICIPATIONS, RESOURCE_USES = range(3)


@dataclass(frozen=True)
class Dimension:
    """One way to divide: its name in marks and addresses, the field of Selection it narrows.

    `reference_list` names its codes where they are of one; `read` turns a code into the field's
    value and raises ValueError for a text that is none, `write` turns it back. `nothing` is a
    value that no record has: an empty field would mean all. `told_by` are the facts that have it.
    """

    name: str
    field: str
    title: str
    reference_list: str = ""
    read: Callable[[str], object] = str
    write: Callable[[Any], str] = str
    nothing: object = NO_CODE
    told_by: Facts = Facts.ALL


def _number(least: int, most: int) -> Callable[[str], int]:
    """Return how a number between two others is read, both of them included."""

    def read(code: str) -> int:
        number = int(code)
        if not least <= number <= most:
            raise ValueError(number)
        return number

    return read


_year = _number(EARLIEST.year, LATEST.year)


def _month(code: str) -> date:
    """Read the first day of a month that a school could mean."""
    day = date.fromisoformat(code)
    if day.day != 1 or not EARLIEST <= day <= LATEST:
        raise ValueError(day)
    return day


def _id(code: str) -> str:
    return str(UUID(code))


def provider_code(partner: str) -> str:
    """Return the code of a partner as a provider, without commas; of none it is the own school."""
    if not partner:
        return OWN_SCHOOL
    return PARTNER + partner.replace("%", "%25").replace(",", "%2C")


def partner_of(code: str) -> str:
    """Return the partner whom `provider_code` wrote; empty for the own school."""
    if code == OWN_SCHOOL:
        return ""
    name = code.removeprefix(PARTNER)
    if name in {"", code}:
        raise ValueError(code)
    return name.replace("%2C", ",").replace("%25", "%")


PARTS: Mapping[str, str] = {  # what cannot be told by the code of a list
    "document": N_("with a document"),
    "course": N_("courses and retraining that count"),
}


def _part(code: str) -> str:
    if code not in PARTS:
        raise ValueError(code)
    return code


DIMENSIONS: tuple[Dimension, ...] = (
    Dimension("community", "communities", N_("Community"), "communities"),
    Dimension("kind", "kinds", N_("Kind"), "kinds", told_by=Facts.PARTICIPATIONS),
    Dimension("level", "levels", N_("Level"), "levels", told_by=Facts.PARTICIPATIONS),
    Dimension("outcome", "outcomes", N_("Outcome"), "outcomes", told_by=Facts.PARTICIPATIONS),
    Dimension("role", "roles", N_("Role"), "roles", told_by=Facts.PARTICIPATIONS),
    Dimension("part", "parts", N_("Only"), read=_part, told_by=Facts.PARTICIPATIONS),
    Dimension("group", "method_groups", N_("Method group"), "method_groups"),
    Dimension("subject", "subjects", N_("Subject"), "subjects"),
    Dimension("grade", "grades", N_("Grade"), read=_number(LOWEST_GRADE, HIGHEST_GRADE), nothing=0),
    Dimension("year", "school_years", N_("School year"), read=_year, nothing=0),
    Dimension("month", "months", N_("Month"), read=_month, nothing=NO_MONTH),
    Dimension("teacher", "teachers", N_("Teacher"), read=_id, nothing=NO_ID),
    Dimension("weekday", "weekdays", N_("Day of the week"), read=_number(1, 7), nothing=0),
    Dimension(
        "resource_kind",
        "resource_kinds",
        N_("Kind of resource"),
        "resource_kinds",
        told_by=Facts.RESOURCE_USES,
    ),
    Dimension(
        "provider",
        "partners",
        N_("Provider"),
        read=partner_of,
        write=provider_code,
        nothing=NO_PARTNER,
        told_by=Facts.RESOURCE_USES,
    ),
    Dimension(
        "resource",
        "resources",
        N_("Resource"),
        read=_id,
        nothing=NO_ID,
        told_by=Facts.RESOURCE_USES,
    ),
)
BY_NAME: Mapping[str, Dimension] = {dimension.name: dimension for dimension in DIMENSIONS}
TIMES = ("year", "month")  # the dimensions that are days, whatever else they divide

_pairs = lru_cache(maxsize=10_000)(parse_qsl)  # a screen reads each of its marks several times


def mark_text(mark: Mapping[str, object]) -> str:
    """Write a mark as one text, empty for what is about everything."""
    return urlencode({name: str(code) for name, code in mark.items()})


def read_mark(text: str) -> Mark:
    """Read what `mark_text` wrote; names that are no dimensions are passed over."""
    return {name: code for name, code in _pairs(text) if name in BY_NAME}


def joined(*marks: Mark) -> Mark:
    """Return the mark of what is of every one of these; codes of one dimension are those of all."""
    found: dict[str, str] = {}
    for mark in marks:
        for name, codes in mark.items():
            one, wanted = BY_NAME[name], tuple(codes.split(","))
            held = tuple(found[name].split(",")) if name in found else ()
            found[name] = ",".join(_both(one, held, wanted) or (one.write(one.nothing),))
    return found


def codes_of(mark: Mark) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of each dimension of a mark."""
    return {name: tuple(codes.split(",")) for name, codes in mark.items()}


def mark_of(selection: Selection) -> Mark:
    """Return what a selection is narrowed to, times apart."""
    fields = {one: getattr(selection, one.field) for one in DIMENSIONS if one.name not in TIMES}
    return {one.name: ",".join(map(one.write, values)) for one, values in fields.items() if values}


def rest_of(mark: Mark, selection: Selection) -> Mapping[str, tuple[str, ...]] | None:
    """Return what of a mark the selection leaves to tell apart, None where it cuts the mark off.

    What everything selected has anyway is not told apart: nothing is left of it.
    """
    rest = {}
    for name, codes in codes_of(mark).items():
        chosen = set(map(BY_NAME[name].write, getattr(selection, BY_NAME[name].field)))
        if chosen and chosen.isdisjoint(codes):
            return None
        if not chosen or not chosen.issubset(codes):
            rest[name] = codes
    return rest


def narrowed(selection: Selection, chosen: Mapping[str, tuple[str, ...]]) -> Selection:
    """Return the selection cut to the codes of each dimension; what cannot be read is dropped."""
    fields: dict[str, object] = {
        BY_NAME[name].field: _read(BY_NAME[name], codes) for name, codes in chosen.items()
    }
    return replace(selection, **fields)  # type: ignore[arg-type]


def within(selection: Selection, mark: Mark) -> Selection:
    """Return the part of a selection that a mark is about, whatever narrows it already."""
    fields: dict[str, object] = {}
    for name, codes in mark.items():
        dimension = BY_NAME[name]
        wanted = _read(dimension, tuple(codes.split(",")))
        both = _both(dimension, getattr(selection, dimension.field), wanted)
        fields[dimension.field] = both or (dimension.nothing,)
    return replace(selection, **fields)  # type: ignore[arg-type]


def is_code(dimension: Dimension, code: str) -> bool:
    """Say whether a text can be a code of the dimension."""
    return bool(as_written(dimension, code))


def as_written(dimension: Dimension, code: str) -> str:
    """Return a code the one way it is written here, empty for a text that is none: 05 is 5."""
    values = _read(dimension, (code,))
    return "" if not values or dimension.nothing in values else dimension.write(*values)


def _read(dimension: Dimension, codes: tuple[str, ...]) -> tuple[object, ...]:
    values, nothing = [], dimension.write(dimension.nothing)
    for code in codes:
        with suppress(ValueError):
            values.append(dimension.nothing if code == nothing else dimension.read(code))
    return tuple(values)


def _both(
    dimension: Dimension, held: tuple[Code, ...], wanted: tuple[Code, ...]
) -> tuple[Code, ...]:
    """Return what is of both, none where nothing is; of parts all have to hold."""
    if dimension.name == "part":
        return tuple(dict.fromkeys((*held, *wanted)))
    return tuple(code for code in wanted if not held or code in held)
