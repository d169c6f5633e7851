"""Which records of a file are names, which data, and which neither, as `Raw` becomes a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from core.i18n import N_
from services.intake.form import FileForm
from services.intake.reading.column_names import names_of
from services.intake.reading.doubts import Doubt
from services.intake.reading.header import (
    Header,
    filled,
    header_of,
    is_number_row,
)
from services.intake.reading.known_names import is_known, is_total
from services.intake.reading.raw import Raw, listed

LONGEST_SHOWN = 300
SKIP, KEEP = "skip", "keep"
ALL_TABLES = 0

NO_HEADER = N_("The columns seem to have no names: row {row} looks like data.")
MAYBE_NO_HEADER = N_("Row {row} was taken for the names of the columns, but it may be data.")
SEVERAL_ROWS = N_("The names of the columns seem to take {count} rows, the last is row {row}.")
EXTRAS = N_("Row {rows} holds one text across the table: it was left out as a heading or a note.")
TOTALS = N_("Row {rows} holds totals, no record: it was left out.")
TABLES = N_("Below row {rows} another table begins; only table {table} is read.")
FEWER_NAMES = N_(
    "Row {row} has {names} names for {columns} columns: check which name belongs where."
)


@dataclass
class Layout:
    """Indexes of the records by what they are, the columns' names and what is not certain."""

    header: Header
    names: list[str]
    data: list[int]
    skipped: list[int] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    form: FileForm = field(default_factory=FileForm)


def layout_of(raw: Raw) -> Layout:
    """Return what each record is; what the form says is taken as it is."""
    tables = _tables(raw)
    chosen = raw.form.table if raw.form.table is not None else 1
    chosen = chosen if 0 <= chosen <= len(tables) else 1
    begin, end = tables[chosen - 1] if chosen else (0, len(raw.rows))
    header, doubts = _header(raw, begin, end)
    body = header.first + header.count
    rows = raw.rows
    width = max(raw.width, max((_length(rows[i]) for i in _header_rows(header)), default=0))
    if len(raw.form.columns) >= raw.width and not raw.is_workbook:
        width = len(raw.form.columns)
    elif raw.is_workbook:
        width = max((_length(row) for row in rows[begin:end]), default=0) or 1
    totals = _totals(raw, range(body, end)) if raw.form.extras != KEEP else set()
    layout = Layout(header, names_of(rows, header, raw.merges, width=width), [], doubts=doubts)
    extras = _extras(raw, range(body, end), header) if raw.form.extras != KEEP else set()
    repeated = _repeated(rows, range(body, end), header) if not chosen else set()
    for index in (*range(header.first), *range(body, len(rows))):
        if (
            not any(rows[index])
            or index < body
            or index >= end
            or index in extras | repeated | totals
            or (index == body and is_number_row(rows[index], rows[index + 1 : end]))
        ):
            layout.skipped.append(index)
        else:
            layout.data.append(index)
    layout.doubts += _left_out(extras, totals)
    _note(layout, raw, tables=tables, chosen=chosen)
    return layout


def _header_rows(header: Header) -> range:
    return range(header.first, header.first + header.count)


def _length(row: Sequence[str]) -> int:
    """Return how many cells a row has without the empty ones at its end."""
    length = len(row)
    while length and not row[length - 1]:
        length -= 1
    return length


def _header(raw: Raw, begin: int, end: int) -> tuple[Header, list[Doubt]]:
    """Return the header as the form says or as it is found, with what is not certain."""
    if raw.form.header_row is not None:
        last = min(raw.form.header_row, len(raw.rows))
        count = min(raw.form.header_rows or 1, last)
        if not last:
            first = next((i for i in range(begin, end) if any(raw.rows[i])), begin)
            return Header(first, 0), []
        return Header(last - count, count), []
    found = header_of(raw.rows[begin:end], _shifted(raw, begin))
    header = replace(found, first=found.first + begin)
    row = header.first + max(header.count, 1)
    facts: dict[str, object] = {"row": row, "count": header.count}
    doubts = []
    if not header.count:
        doubts.append(Doubt("header_row", NO_HEADER, facts, (row,)))
    elif header.certainty <= 0.4 and not _has_known_name(raw, header):
        doubts.append(Doubt("header_row", MAYBE_NO_HEADER, facts, (0,)))
    elif header.count > 1 and not raw.merges:
        doubts.append(Doubt("header_rows", SEVERAL_ROWS, facts, (1,)))
    return header, doubts


def _shifted(raw: Raw, begin: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return [
        ((top - begin, left), (bottom - begin, right))
        for (top, left), (bottom, right) in raw.merges
        if top >= begin
    ]


def _has_known_name(raw: Raw, header: Header) -> bool:
    """Say whether a column has a name that tables of schools have."""
    return any(is_known(cell) for index in _header_rows(header) for cell in raw.rows[index])


def _tables(raw: Raw) -> list[tuple[int, int]]:
    """Return where each of several tables one under another begins and ends."""
    rows = raw.rows
    header = header_of(rows, raw.merges)
    starts = [0]
    if header.count and raw.form.table != ALL_TABLES:
        first = rows[header.first]
        starts.extend(
            _beginning(rows, index)
            for index in range(header.first + header.count + 1, len(rows))
            if rows[index][:1] == first[:1]  # quick to say no
            and _is_same_header(rows[index], first, is_apart=len(filled(rows[index - 1])) < 2)
        )
    if len(starts) > 1 and starts[1] <= header.first + header.count:
        starts = [0]
    return list(zip(starts, [*starts[1:], len(rows)], strict=True))


def _beginning(rows: Sequence[Sequence[str]], index: int) -> int:
    """Return where a table begins whose header is at an index: at the titles above it."""
    begin = index
    while begin > 1 and len(filled(rows[begin - 1])) == 1 and index - begin < 3:
        begin -= 1
    return begin


def _is_same_header(row: Sequence[str], header: Sequence[str], *, is_apart: bool) -> bool:
    """Say whether a row repeats the names of the columns, or most of them, in their order."""
    names = [cell for cell in header if cell]
    if not row or not names or row[0] != header[0] or not row[0]:
        return False
    own = [cell for cell in row if cell]
    alike = sum(a == b for a, b in zip(row, header, strict=False) if a)
    if len(names) < 2 or len(own) < 2 or any(cell.isdigit() for cell in own):
        return row == header and len(names) > 1
    return is_apart or alike >= 0.6 * max(len(own), len(names))


def _repeated(rows: Sequence[Sequence[str]], body: range, header: Header) -> set[int]:
    first = rows[header.first] if header.count else ()
    return {
        index for index in body if first and _is_same_header(rows[index], first, is_apart=False)
    }


def _extras(raw: Raw, body: range, header: Header) -> set[int]:
    """Return headings across the table, and notes below it that a blank row divides from it."""
    width = len(filled(raw.rows[header.first])) if header.count else raw.width
    if width < 3:
        return set()
    across = {
        top
        for (top, left), (bottom, right) in raw.merges
        if top == bottom
        and top in body
        and right - left + 2 > width * 0.6
        and len(filled(raw.rows[top])) == 1
    }
    notes: set[int] = set()
    for index in reversed(body):
        count = len(filled(raw.rows[index]))
        if count == 1 and filled(raw.rows[index])[0] == 0:
            notes.add(index)
        elif count:
            return across
        elif notes:
            return across | notes
    return across


def _totals(raw: Raw, body: range) -> set[int]:
    """Return the rows that sum others up: one word for it, the other cells numbers or blank."""
    return {
        index
        for index in body
        if ("" in raw.rows[index] or len(raw.rows[index]) < raw.width)
        and _is_of_totals(raw.rows[index])
    }


def _is_of_totals(row: Sequence[str]) -> bool:
    worded = [text for text in row if any(map(str.isalpha, text))]
    return len(worded) == 1 and is_total(worded[0])


def _left_out(extras: set[int], totals: set[int]) -> Iterator[Doubt]:
    """Say which rows hold no records."""
    for message, found in ((EXTRAS, extras - totals), (TOTALS, totals)):
        if found:
            facts: dict[str, object] = {"rows": listed([index + 1 for index in sorted(found)])}
            yield Doubt("extras", message, facts, (KEEP,))


def _note(layout: Layout, raw: Raw, *, tables: Sequence[tuple[int, int]], chosen: int) -> None:
    """Write down the form and the doubts that the layout gives."""
    header = layout.header
    names = len(raw.rows[header.first]) if header.count == 1 and not raw.is_workbook else raw.width
    if names != raw.width and _length(raw.rows[header.first]) > 1 and not raw.form.columns:
        facts: dict[str, object] = {"names": names, "columns": raw.width, "row": header.first + 1}
        layout.doubts.append(Doubt("columns", FEWER_NAMES, facts))
    if len(tables) > 1 and raw.form.table is None:
        others = tuple(number for number in range(len(tables) + 1) if number != chosen)
        facts = {"rows": listed([begin for begin, _ in tables[1:]]), "table": chosen}
        layout.doubts.append(Doubt("table", TABLES, facts, others))
    layout.form = replace(
        raw.form,
        header_row=header.first + header.count if header.count else 0,
        header_rows=header.count,
        table=chosen,
        extras=raw.form.extras or SKIP,
    )
