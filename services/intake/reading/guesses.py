"""How days and decimals are written in a table, by what stands in its cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from core.i18n import N_
from services.intake.form import FileForm
from services.intake.reading.doubts import Doubt
from services.intake.reading.raw import listed

SAMPLE = 2_000
PARTS = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?!\d)")
DECIMAL = re.compile(r"[+\-−]?\d{1,3}(?:[ \u00a0\u202f]?\d{3})*([.,])(\d+)")
MIXED = re.compile(r"[+\-−]?\d{1,3}(?:([.,])\d{3})+(?:([.,])\d+)?")
ISO = "%Y-%m-%d"

DAY_OR_MONTH = N_("In the column {columns} the day and the month may be either way round.")
TWO_ORDERS = N_("In the column {columns} some days are written day first and some month first.")
POINT_OR_COMMA = N_("In the column {columns} “{value}” may be a whole number or have a fraction.")


@dataclass
class _Seen:
    """The ways in which days are written, and columns where the order is not certain."""

    formats: list[str]
    unclear: list[str]
    clashing: list[str]


def with_guesses(
    cells: pa.Table, form: FileForm, names: Sequence[str]
) -> tuple[FileForm, list[Doubt]]:
    """Return the form with the formats of days and the decimal sign, and what is not certain."""
    doubts: list[Doubt] = []
    columns = [
        (name, list(_texts(column))) for name, column in zip(names, cells.columns, strict=True)
    ]
    if not form.date_formats:
        seen = _Seen([], [], [])
        for name, texts in columns:
            _see_days(name, texts, seen)
        form = replace(form, date_formats=tuple(dict.fromkeys(seen.formats)))
        for unsure, message in ((seen.unclear, DAY_OR_MONTH), (seen.clashing, TWO_ORDERS)):
            if unsure:
                swapped = tuple(_swapped(pattern) for pattern in form.date_formats)
                doubts.append(
                    Doubt("date_formats", message, {"columns": listed(unsure)}, (swapped,))
                )
    if form.decimal is None:
        form, unclear = _with_decimal(form, columns)
        doubts.extend(unclear)
    return form, doubts


def _texts(column: pa.ChunkedArray) -> Iterator[str]:
    yield from (str(text) for text in column.slice(0, SAMPLE).to_pylist() if text)


def _swapped(pattern: str) -> str:
    swaps = {"%d": "%m", "%m": "%d"}
    return re.sub("%[dm]", lambda match: swaps[match[0]], pattern)


def _see_days(name: str, texts: Sequence[str], seen: _Seen) -> None:
    found = [match for text in texts if (match := PARTS.match(text)) and len(text) < 40]
    if not found or len(found) * 3 < len(texts):
        return
    days = [match for match in found if len(match[1]) < 3]
    if not days:
        return
    firsts, seconds = {int(match[1]) for match in days}, {int(match[3]) for match in days}
    is_month_first = max(seconds) > 12 >= max(firsts)
    if max(firsts) > 12 and max(seconds) > 12:
        seen.clashing.append(name)
    elif max(firsts) <= 12 and max(seconds) <= 12 and days[0][2] == "/":
        seen.unclear.append(name)
    for sign, year in dict.fromkeys((match[2], len(match[4])) for match in days):
        parts = ("%m", "%d") if is_month_first else ("%d", "%m")
        seen.formats.append(sign.join((*parts, "%Y" if year == 4 else "%y")))


def _with_decimal(
    form: FileForm, columns: Sequence[tuple[str, Sequence[str]]]
) -> tuple[FileForm, list[Doubt]]:
    """Find the decimal sign; three digits behind the only sign of a number tell nothing."""
    signs = {",": 0, ".": 0}
    unclear: dict[str, str] = {}
    for name, texts in columns:
        for text in texts:
            match = DECIMAL.fullmatch(text)
            if match and len(match[2]) != 3:
                signs[match[1]] += 1
            elif (whole := MIXED.fullmatch(text)) and whole[2] and whole[2] != whole[1]:
                signs[whole[2]] += 1
            elif match and match[1] == "," and not text.startswith("0"):
                unclear.setdefault(name, text)
    decimal = max(signs, key=signs.__getitem__) if any(signs.values()) else None
    doubts = []
    if unclear and not (decimal and not signs["," if decimal == "." else "."]):
        facts: dict[str, object] = {
            "columns": listed(list(unclear)),
            "value": next(iter(unclear.values())),
        }
        doubts.append(Doubt("decimal", POINT_OR_COMMA, facts, (".", ",")))
    return replace(form, decimal=decimal), doubts
