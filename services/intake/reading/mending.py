"""Rows with too many or too few cells: one separator too many, too few, or another one.

Nothing is put in order unless the person says so; the doubt names the rows.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from core.i18n import N_
from services.intake.reading.columns import Column, column_of, fit, fit_of
from services.intake.reading.doubts import Doubt
from services.intake.reading.header import filled
from services.intake.reading.raw import Raw, listed
from services.intake.reading.tokens import Dialect, record_of

MEND, KEEP = "mend", "keep"
PROFILE_ROWS = 300
MOST_MENDED = 300
MOST_GLUED = 50
LONGEST_MENDED = 5_000
MOST_TOKENS = 60
CLEARLY = 0.25  # how much better than the second best a reading must fit
OTHER_DELIMITERS = " ;,\t|"
PLACES = re.compile(
    r"(?<=\d)(?=.)|(?<=\D)(?=\d)|(?<=[^\W\d_])(?=[\W\d_])|(?<=\W)(?=\w)|(?=\")|(?<=\")|(?<=[a-z\u0430-\u0451])(?=[A-Z\u0410-\u042f])"
)

UNEVEN = N_(
    "Row {rows} ({count} in all) does not fit the {columns} columns: its cells may stand in the "
    "wrong ones."
)
MENDED = N_("Row {rows} was put in order by what the other rows look like: check it.")
NOT_MENDED = N_("Row {rows} could not be put in order: correct it in the file.")


def with_order(raw: Raw) -> Raw:
    """Return the records with a doubt about uneven ones, mended or kept when the form says so."""
    uneven = uneven_rows(raw)
    glued = _glued(raw, set(uneven)) if raw.broken and not raw.is_workbook else []
    if not uneven and not glued:
        return replace(raw, form=replace(raw.form, uneven=raw.form.uneven or KEEP))
    if raw.form.uneven == MEND:
        return _mended(raw, sorted((*uneven, *glued)))
    if raw.form.uneven == KEEP:  # somebody says that they are as they should be
        return replace(raw, broken=frozenset())
    numbers = sorted((*uneven, *glued))
    facts: dict[str, object] = {"rows": listed(numbers), "count": len(numbers)}
    facts["columns"] = raw.width
    doubt = Doubt("uneven", UNEVEN, facts, (MEND, KEEP) if raw.lines else (KEEP,))
    broken = frozenset((*raw.broken, *numbers))
    return replace(raw, doubts=(*raw.doubts, doubt), broken=broken)


def _glued(raw: Raw, uneven: Collection[int]) -> list[int]:
    """Return rows with broken marks that have as many cells as most, but by chance."""
    columns = _columns(raw)
    found = []
    for number in islice((n for n in sorted(raw.broken) if n not in uneven), MOST_GLUED):
        row = raw.rows[number - 1]
        cells = mended_cells(raw.lines.get(number, ""), raw, columns)
        marks = Dialect("", raw.form.quote or "")
        if (
            cells
            and fit(cells, columns) - _marks(cells, marks)
            > fit(row, columns) - _marks(row, marks) + CLEARLY
        ):
            found.append(number)
    return found


def uneven_rows(raw: Raw) -> list[int]:
    """Return the numbers of records that have not as many cells as most; titles are not meant."""
    if raw.is_workbook or raw.width < 2:
        return []
    numbers = [number for number, row in enumerate(raw.rows, start=1) if any(row)]
    sizes = [len(raw.rows[number - 1]) for number in numbers]
    found = []
    for place, (number, size) in enumerate(zip(numbers, sizes, strict=True)):
        if size == raw.width:
            continue
        count = len(filled(raw.rows[number - 1]))
        around = sizes[max(0, place - 1) : place + 2]
        is_within = place > 0 and raw.width > 2 and around[0] == around[-1] == raw.width
        is_last = place == len(sizes) - 1 and raw.width > 2 and around[0] == raw.width
        is_glued = size == 1 and _is_other(raw.lines.get(number, ""), raw)
        if (
            size > raw.width
            or count > 1
            or number in raw.broken
            or is_within
            or is_last
            or is_glued
        ):
            found.append(number)
    return found


def _is_other(line: str, raw: Raw) -> bool:
    """Say whether a line without the table's separator reads well with another one."""
    return any(
        len(record_of(line, Dialect(other, raw.form.quote or "")).cells) == raw.width
        for other in OTHER_DELIMITERS
        if other != raw.form.delimiter
    )


def _mended(raw: Raw, uneven: Sequence[int]) -> Raw:
    columns = _columns(raw)
    rows = list(raw.rows)
    done: list[int] = []
    left: list[int] = []
    for number in uneven:
        line = raw.lines.get(number, "")
        cells = mended_cells(line, raw, columns) if len(done) < MOST_MENDED and line else None
        if cells is None:
            left.append(number)
        else:
            rows[number - 1] = cells
            done.append(number)
    doubts = list(raw.doubts)
    if done:
        doubts.append(Doubt("uneven", MENDED, {"rows": listed(done)}, (KEEP,)))
    if left:
        doubts.append(Doubt("rows", NOT_MENDED, {"rows": listed(left)}))
    broken = frozenset((*(number for number in raw.broken if number not in done), *left))
    return replace(raw, rows=rows, doubts=tuple(doubts), broken=broken)


def _columns(raw: Raw) -> Sequence[Column]:
    rows = list(islice((row for row in raw.rows[1:] if len(row) == raw.width), PROFILE_ROWS))
    return [column_of([row[place] for row in rows]) for place in range(raw.width)]


def mended_cells(line: str, raw: Raw, columns: Sequence[Column]) -> list[str] | None:
    """Return the one reading of a line that fits clearly best, None without such a one."""
    dialect = Dialect(raw.form.delimiter or ",", raw.form.quote or "", raw.form.escape or "")
    line = line.rstrip("\r\n")[:LONGEST_MENDED]
    found: dict[tuple[str, ...], float] = {}
    for cells, cost in (*_edited(line, dialect, raw.width), *_otherwise(line, dialect, columns)):
        points = fit(cells, columns) - _marks(cells, dialect) - cost
        found[tuple(cells)] = max(points, found.get(tuple(cells), points))
    ranked = sorted(found.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < CLEARLY):
        return None
    return list(ranked[0][0])


def _marks(cells: Sequence[str], dialect: Dialect) -> int:
    """Return how many cells have a quotation mark in them, which speaks against a reading."""
    return sum(dialect.quote in cell for cell in cells) if dialect.quote else 0


def _edited(line: str, dialect: Dialect, width: int) -> Iterator[tuple[tuple[str, ...], float]]:
    """Yield the faultless readings with one separator more or fewer, and what speaks against."""
    if dialect.delimiter == " ":
        return
    texts = [
        (line[:place] + dialect.delimiter + line[place:], _cost(line, place))
        for place in sorted({match.start() for match in PLACES.finditer(line)})
    ]
    texts += [
        (line[: match.start()] + line[match.end() :], 0.0)
        for match in re.finditer(re.escape(dialect.delimiter), line)
    ]
    for text, cost in texts:
        record = record_of(text, dialect, width)
        if len(record.cells) == width and not record.offences:
            yield record.cells, cost


def _cost(line: str, place: int) -> float:
    """Return how much speaks against dividing cells here: within a number, more."""
    return 0.3 if line[place - 1 : place + 1].isdigit() else 0.0


def _otherwise(
    line: str, dialect: Dialect, columns: Sequence[Column]
) -> Iterator[tuple[tuple[str, ...], float]]:
    """Yield the best readings of the line with another separator."""
    for other in OTHER_DELIMITERS:
        if other == dialect.delimiter and other != " ":
            continue
        tokens = _tokens(line, Dialect(other, dialect.quote))
        if len(columns) <= len(tokens) <= MOST_TOKENS:
            yield from ((cells, 0.0) for cells in _aligned(tokens, other, columns))


def _tokens(line: str, dialect: Dialect) -> list[tuple[str, bool]]:
    """Return the pieces between separators, and whether each is quoted."""
    if not dialect.quote:
        return [(piece, False) for piece in line.split(dialect.delimiter)]
    mark = re.escape(dialect.quote)
    pattern = re.compile(
        f"{mark}((?:[^{mark}]|{mark}{mark})*){mark}(?=$|{re.escape(dialect.delimiter)})"
    )
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[1].replace(dialect.quote * 2, dialect.quote))
        return f"\x00{len(kept) - 1}\x00"

    pieces = pattern.sub(keep, line).split(dialect.delimiter)
    return [
        (kept[int(piece[1:-1])], True)
        if piece[:1] == "\x00" == piece[-1:] and piece[1:-1].isdigit()
        else (piece, False)
        for piece in pieces
    ]


def _aligned(
    tokens: Sequence[tuple[str, bool]], delimiter: str, columns: Sequence[Column]
) -> Iterator[tuple[str, ...]]:
    """Yield the two best ways of putting the tokens into the columns, each at least one."""
    ways: dict[int, list[tuple[float, tuple[str, ...]]]] = {0: [(0.0, ())]}
    for place, column in enumerate(columns):
        following: dict[int, list[tuple[float, tuple[str, ...]]]] = {}
        for begin, found in ways.items():
            for end in range(begin + 1, len(tokens) - (len(columns) - place - 1) + 1):
                part = tokens[begin:end]
                if len(part) > 1 and any(quoted for _, quoted in part):
                    break
                cell = delimiter.join(text for text, _ in part).strip()
                points = fit_of(cell, column)
                following.setdefault(end, []).extend(
                    (score + points, (*cells, cell)) for score, cells in found
                )
        ways = {end: sorted(found, reverse=True)[:2] for end, found in following.items()}
    yield from (cells for _, cells in ways.get(len(tokens), []))
