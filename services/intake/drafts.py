"""Rows of a table as values of fields, with what could not be understood."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.errors import Violation
from core.i18n import N_
from services.intake.fields import FIELDS, NotUnderstoodError, Reading, codes_of
from services.intake.plan import ImportRequest
from services.reference import Reference

LONGEST_SHOWN = 80
TOO_MANY_CELLS = N_("The row has {count} cells, but there are {columns} columns.")
OUT_OF_ORDER = N_(
    "The cells of this row may stand in the wrong columns: put the separators and quotation marks "
    "in order, or say at the first step that the rows stay as they are."
)


@dataclass(frozen=True)
class Draft:
    """One row: the values of the fields that have a text, and what was not understood."""

    number: int
    values: Mapping[str, object]
    violations: tuple[Violation, ...]

    def text(self, name: str) -> str:
        """Return a field's text, empty when the row has none."""
        return str(self.values.get(name, ""))


def reading_of(request: ImportRequest, reference: Reference) -> Reading:
    """Return what reading the cells of a file needs: the lists, and how its dates are written."""
    formats = (*request.mapping.form.date_formats, *request.table.form.date_formats)
    return Reading(codes_of(reference), tuple(dict.fromkeys(formats)))


def drafts(request: ImportRequest, reference: Reference) -> Iterator[Draft]:
    """Yield the rows of the table as values."""
    table, mapping = request.table, request.mapping
    reading = reading_of(request, reference)
    given = {*mapping.columns, *mapping.constants}
    filled = [name for name in FIELDS[mapping.holds] if name in given]
    uneven = frozenset(table.uneven)
    for number, row in table.rows:
        cells = dict(zip(table.columns, row, strict=True))
        texts = {name: mapping.text(name, cells) for name in filled}
        values, violations = understood(texts, reading, holds=mapping.holds)
        if number in table.overlong:
            count = len(row) + len(table.overlong[number])
            facts: dict[str, object] = {"count": count, "columns": len(row)}
            violations.append(Violation("row", TOO_MANY_CELLS, facts))
        elif number in uneven:
            violations.append(Violation("row", OUT_OF_ORDER))
        yield Draft(number, values, tuple(violations))


def understood(
    texts: Mapping[str, str], reading: Reading, *, holds: str
) -> tuple[dict[str, object], list[Violation]]:
    """Return the values that texts of fields give, and what is wrong with the others."""
    values: dict[str, object] = {}
    violations: list[Violation] = []
    for name, text in texts.items():
        if not text:
            continue
        try:
            values[name] = FIELDS[holds][name].read(text, reading)
        except NotUnderstoodError as error:
            facts: dict[str, object] = {"value": text[:LONGEST_SHOWN]}
            violations.append(Violation(name, str(error), facts))
    return values, violations
