"""The ways in which a dashboard divides records, and the marks of a chart that stand for a part.

A mark is what one bar, column or cell is about: dimensions with a code each, or several with
commas between them. It is written as text (`community=infourok&month=2026-10-01`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from core.i18n import N_
from core.selection import Selection

Mark = Mapping[str, str]


@dataclass(frozen=True)
class Dimension:
    """One way to divide: its name in marks and addresses, the field of Selection it narrows.

    `reference_list` names its codes where they are of one; `read` turns a code into the field's
    value and raises ValueError for a text that is none.
    """

    name: str
    field: str
    title: str
    reference_list: str = ""
    read: Callable[[str], object] = str


def _year(code: str) -> int:
    """Read the calendar year in which a school year begins; no school means another."""
    year = int(code)
    if not 1990 <= year <= 2100:
        raise ValueError(year)
    return year


DIMENSIONS: tuple[Dimension, ...] = (
    Dimension("community", "communities", N_("Community"), "communities"),
    Dimension("kind", "kinds", N_("Kind"), "kinds"),
    Dimension("level", "levels", N_("Level"), "levels"),
    Dimension("outcome", "outcomes", N_("Outcome"), "outcomes"),
    Dimension("role", "roles", N_("Role"), "roles"),
    Dimension("group", "method_groups", N_("Method group"), "method_groups"),
    Dimension("subject", "subjects", N_("Subject"), "subjects"),
    Dimension("grade", "grades", N_("Grade"), read=int),
    Dimension("year", "school_years", N_("School year"), read=_year),
    Dimension("month", "months", N_("Month"), read=date.fromisoformat),
    Dimension("teacher", "teachers", N_("Teacher"), read=lambda code: str(UUID(code))),
    Dimension("resource_kind", "resource_kinds", N_("Kind of resource"), "resource_kinds"),
)
BY_NAME: Mapping[str, Dimension] = {dimension.name: dimension for dimension in DIMENSIONS}


def mark_text(mark: Mapping[str, object]) -> str:
    """Write a mark as one text; empty for a mark that is about everything."""
    return urlencode({name: str(code) for name, code in mark.items()})


def read_mark(text: str) -> Mark:
    """Read what `mark_text` wrote; names that are no dimensions are passed over."""
    return {name: code for name, code in parse_qsl(text) if name in BY_NAME}


def narrowed(selection: Selection, chosen: Mapping[str, tuple[str, ...]]) -> Selection:
    """Return the selection cut to the codes of each dimension; what cannot be read is dropped."""
    fields: dict[str, object] = {
        BY_NAME[name].field: _read(BY_NAME[name], codes) for name, codes in chosen.items()
    }
    return replace(selection, **fields)  # type: ignore[arg-type]


def is_code(dimension: Dimension, code: str) -> bool:
    """Say whether a text can be a code of the dimension."""
    return bool(_read(dimension, (code,)))


def _read(dimension: Dimension, codes: tuple[str, ...]) -> tuple[object, ...]:
    values = []
    for code in codes:
        try:
            values.append(dimension.read(code))
        except ValueError:
            continue
    return tuple(values)
