"""Which separator, quotation mark and escape a text table has: the most regular reading wins.

Each candidate reads a sample; it is scored by how alike the records are in their number of
cells, and by how many cells look like values of some kind.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from core.i18n import N_
from services.intake.form import FileForm
from services.intake.reading.doubts import Doubt
from services.intake.reading.patterns import is_typed, kind_of
from services.intake.reading.tokens import Dialect, Record, record_of, strict_reader

DELIMITERS = (",", ";", "\t", "|", ":", " ")
UNUSUAL = {" ": 0.4, ":": 0.3, "'": 0.7}  # what is seldom meant needs to be that much better
ENTITY = re.compile(r"&(#\d{1,5}|[a-zA-Z]{2,8});")
SAMPLE_LENGTH = 100_000
SAMPLE_RECORDS = 150
LONGEST_LINE = 20_000
CLOSE = 0.9
BACKSLASH = "\\"

SEPARATOR = N_("It is not certain what separates the cells: look at the columns.")
ESCAPE = N_("Quotation marks inside cells seem to be written as {written}.")
NAMES = {"\t": "Tab", " ": "␣"}


@dataclass(frozen=True)
class Recognised:
    """A dialect, how many cells most records have, and what is not certain about it."""

    dialect: Dialect
    width: int
    doubts: tuple[Doubt, ...] = ()


def recognised(text: str, form: FileForm) -> Recognised:
    """Return the dialect of a table; what the form names is taken as it is."""
    lines = _sample(text)
    readings = [(dialect, _records(lines, dialect)) for dialect in _candidates(lines, form)]
    scored = sorted(
        ((_score(*reading), -place, reading) for place, reading in enumerate(readings)),
        key=lambda item: item[:2],
        reverse=True,
    )
    score, _, (best, _) = scored[0]
    rivals = dict.fromkeys(
        dialect.delimiter
        for other, _, (dialect, _) in scored[1:]
        if dialect.delimiter != best.delimiter and other > score * CLOSE
    )
    doubts: list[Doubt] = []
    if best.delimiter in UNUSUAL:
        rivals[DELIMITERS[0]] = None
    if form.delimiter is None and any(rival in "".join(lines) for rival in rivals):
        doubts.append(Doubt("delimiter", SEPARATOR, {}, tuple(rivals)))
    best, escape_doubt = _with_escape(lines, best, form)
    doubts.extend(escape_doubt)
    records = _records(lines, best)
    first = len(records[0].cells) if records else 1
    width = first if best.delimiter == " " and first > 1 else width_of(records)
    return Recognised(best, width, tuple(doubts))


def width_of(records: Sequence[Record]) -> int:
    """Return how many cells most records have that are not blank; the first among equals."""
    counts = Counter(len(record.cells) for record in records if any(record.cells))
    wide = Counter({width: count for width, count in counts.items() if width > 1})
    counted = wide if wide.total() * 2 > counts.total() else counts
    return max(counted, key=counted.__getitem__, default=1)


def _sample(text: str) -> Sequence[str]:
    """Return the whole lines of the beginning with their ends; "&amp;" divides nothing."""
    sample = ENTITY.sub(" ", text[:SAMPLE_LENGTH])
    lines = list(io.StringIO(sample, newline=""))
    return lines[:-1] if len(text) > SAMPLE_LENGTH and len(lines) > 1 else lines


def _records(lines: Sequence[str], dialect: Dialect) -> Sequence[Record]:
    """Return the records by the strict rules where they hold, else line by line."""
    by_rules = strict_reader(lines, dialect)
    found: list[Record] = []
    try:
        found.extend(Record(tuple(row)) for row in islice(by_rules, SAMPLE_RECORDS) if row)
    except csv.Error:
        if by_rules.line_num < len(lines):
            bare = [line.rstrip("\r\n") for line in lines[:SAMPLE_RECORDS]]
            return [record_of(line[:LONGEST_LINE], dialect) for line in bare if line.strip()]
    return found


def _candidates(lines: Sequence[str], form: FileForm) -> list[Dialect]:
    delimiters = DELIMITERS if form.delimiter is None else (form.delimiter,)
    quotes = ('"', "'") if form.quote is None else (form.quote,)
    text = "".join(lines)
    found = [
        Dialect(delimiter, quote)
        for quote in quotes
        for delimiter in delimiters
        if form.delimiter is not None or delimiter == DELIMITERS[0] or delimiter in text
    ]
    return [
        dialect
        for dialect in found
        if dialect.quote != "'" or form.quote is not None or _is_quoting(lines, dialect)
    ]


def _score(dialect: Dialect, records: Sequence[Record]) -> float:
    """Return how regular and how telling the sample is when it is read so."""
    if not records:
        return 0.0
    widths = Counter(len(record.cells) for record in records)
    regular = (
        sum(count * count * (width - 1 or 0.02) / width for width, count in widths.items())
        / len(records) ** 2
    )
    if dialect.delimiter in UNUSUAL and not _is_meant(dialect, records):
        return 0.0
    unusual = UNUSUAL.get(dialect.delimiter, 1.0) * UNUSUAL.get(dialect.quote, 1.0)
    clean = sum(not record.offences for record in records) / len(records)
    return regular * (0.3 + 0.7 * _telling(records)) * unusual * (0.6 + 0.4 * clean)


def _is_meant(dialect: Dialect, records: Sequence[Record]) -> bool:
    """Say whether a blank or a colon divides values, not words or the hours of a time."""
    cells = [cell for record in records for cell in record.cells if cell]
    typed = sum(is_typed(kind_of(cell)) for cell in cells)
    widths = [len(record.cells) for record in records]
    is_even = dialect.delimiter == " " or max(map(widths.count, set(widths))) * 2 > len(widths)
    return widths[0] > 2 and is_even and typed * 4 > len(cells)


def _telling(records: Sequence[Record]) -> float:
    """Return the share of cells that look like values of some kind, and not like several."""
    kinds = Counter(kind_of(cell) for record in records for cell in record.cells)
    known = sum(count for kind, count in kinds.items() if kind and kind != "text")
    typed = sum(count for kind, count in kinds.items() if is_typed(kind))
    filled = sum(count for kind, count in kinds.items() if kind)
    return (known + typed) / (2 * filled) + 0.25 if filled else 0.0


def _is_quoting(sample: Sequence[str], dialect: Dialect) -> bool:
    """Say whether a mark stands around cells, not only in words as an apostrophe."""
    begins = sum(
        line.count(dialect.delimiter + dialect.quote) + line.startswith(dialect.quote)
        for line in sample
    )
    ends = sum(
        line.count(dialect.quote + dialect.delimiter) + line.rstrip().endswith(dialect.quote)
        for line in sample
    )
    doubles = sum(line.count(dialect.delimiter + '"') + line.startswith('"') for line in sample)
    return min(begins, ends) > 2 * doubles and min(begins, ends) * 2 > max(begins, ends)


def _with_escape(
    sample: Sequence[str], dialect: Dialect, form: FileForm
) -> tuple[Dialect, list[Doubt]]:
    """Find out whether marks inside cells are doubled or stand behind a backslash."""
    if form.escape is not None:
        return replace(dialect, escape=form.escape), []
    text = "".join(sample)
    if dialect.quote == "'" and text.count('""') > 1 and text.count('"') == 2 * text.count('""'):
        doubt = Doubt("escape", ESCAPE, {"written": '""'}, ("",))
        return replace(dialect, escape='"'), [doubt]
    if not dialect.quote or BACKSLASH + dialect.quote not in text:
        return dialect, []
    slashed = replace(dialect, escape=BACKSLASH)
    bare = [line.rstrip("\r\n") for line in sample[:SAMPLE_RECORDS]]
    offences = [sum(record_of(line, each).offences for line in bare) for each in (dialect, slashed)]
    if offences[1] >= offences[0]:
        return dialect, []
    doubt = Doubt("escape", ESCAPE, {"written": BACKSLASH + dialect.quote}, ("",))
    return slashed, [doubt]
