"""From a file to a table of texts, in whatever process; what is too much is refused."""

import html
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import pyarrow as pa

from core.i18n import N_
from services.intake.form import FileForm, form_of
from services.intake.reading.doubts import Doubt
from services.intake.reading.guesses import with_guesses
from services.intake.reading.kinds import HEAD, PAGE, PARQUET, WORKBOOK, kind_of_file
from services.intake.reading.layout import LONGEST_SHOWN, Layout, layout_of
from services.intake.reading.mending import with_order
from services.intake.reading.raw import Raw
from services.intake.refusals import Refused

MOST_COLUMNS = 1_000
MOST_ROWS = 1_100_000
META = b"reading"

NO_ROWS = N_("the file {name} holds no rows below the names of the columns")
TOO_WIDE = N_("the file {name} has {count} columns; at most {most} are read")
TOO_LONG = N_("the file {name} has {count} rows; at most {most} are read: split it")


@dataclass(frozen=True)
class Reading:
    """A table as it was read: the cells, the rows' numbers and all that is said beside them."""

    is_workbook: bool
    columns: tuple[str, ...]
    cells: pa.Table
    numbers: pa.Int32Array
    form: FileForm
    sheets: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    overlong: Mapping[int, tuple[str, ...]]
    skipped: tuple[tuple[int, str], ...]
    uneven: tuple[int, ...]
    record_count: int


def read(path: Path, form: FileForm) -> Reading:
    """Read a file; ImportRefused when it is no table, hostile or too large."""
    with path.open("rb") as file:
        kind = kind_of_file(file.read(HEAD))
    if kind == WORKBOOK:
        from services.intake.reading.sheet_rows import sheet_raw

        return reading_of(sheet_raw(path, form), path.name)
    if kind == PARQUET:
        from services.intake.reading.parquet_rows import parquet_reading

        return parquet_reading(path, form)
    content = path.read_bytes()
    if kind == PAGE:
        from services.intake.reading.page_rows import page_raw

        return reading_of(page_raw(content, form), path.name)
    from services.intake.reading.plain import plain_reading
    from services.intake.reading.text_rows import text_raw

    plain = plain_reading(content, form)
    return plain or reading_of(text_raw(content, form), path.name)


def reading_of(raw: Raw, name: str) -> Reading:
    """Return the table that the records of a file make."""
    rows = _without_blank_end(raw.rows)
    _require_sizes(rows, name)
    raw = with_order(replace(raw, rows=rows))
    layout = layout_of(raw)
    if not layout.data:
        raise Refused(NO_ROWS, name=name)
    return _reading(raw, layout)


def _without_blank_end(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    end = len(rows)
    while end and not any(rows[end - 1]):
        end -= 1
    return rows[:end]


def _require_sizes(rows: Sequence[Sequence[str]], name: str) -> None:
    require_size(len(rows), max(map(len, rows), default=0), name)


def require_size(rows: int, columns: int, name: str) -> None:
    """Refuse a table without rows, or with more rows or columns than are read."""
    if not rows:
        raise Refused(NO_ROWS, name=name)
    if columns > MOST_COLUMNS:
        raise Refused(TOO_WIDE, name=name, count=columns, most=MOST_COLUMNS)
    if rows > MOST_ROWS:
        raise Refused(TOO_LONG, name=name, count=rows, most=MOST_ROWS)


def _reading(raw: Raw, layout: Layout) -> Reading:
    width = len(layout.names)
    rows = [raw.rows[index] for index in layout.data]
    if raw.form.html_entities:
        rows = [[html.unescape(cell) for cell in row] for row in rows]
    columns = [pa.array(column, pa.string()) for column in _columns(rows, width)]
    cells = pa.table(dict(zip((f"c{n}" for n in range(width)), columns, strict=True)))
    overlong = {
        index + 1: tuple(row[width:])
        for index, row in zip(layout.data, rows, strict=True)
        if len(row) > width and any(row[width:])
    }
    given = raw.form.columns
    names = unique(given if len(given) == width else layout.names)
    form, doubts = with_guesses(cells, layout.form, names)
    return Reading(
        raw.is_workbook,
        names,
        cells,
        numbers=pa.array([index + 1 for index in layout.data], pa.int32()),
        form=form,
        sheets=raw.sheets,
        doubts=(*raw.doubts, *layout.doubts, *doubts),
        overlong=overlong,
        skipped=tuple(
            (index + 1, " | ".join(filter(None, raw.rows[index]))[:LONGEST_SHOWN])
            for index in layout.skipped
        ),
        uneven=tuple(sorted({*raw.broken} & {index + 1 for index in layout.data})),
        record_count=len(raw.rows),
    )


def _columns(rows: Sequence[Sequence[str]], width: int) -> Iterator[Sequence[str]]:
    """Yield the columns of rows; what a row lacks is empty."""
    if all(len(row) == width for row in rows):
        yield from zip(*rows, strict=True)
        return
    for place in range(width):
        yield [row[place] if place < len(row) else "" for row in rows]


def unique(names: Sequence[str]) -> tuple[str, ...]:
    """Return the columns' names so that each is there once: repeated ones are numbered."""
    counts = {name: names.count(name) for name in set(names)}
    taken = set(names)
    seen: dict[str, int] = {}
    found = []
    for place, name in enumerate(names, start=1):
        wanted = name or f"#{place}"
        if name and counts[name] > 1:
            seen[name] = seen.get(name, 0) + 1
            wanted = f"{name} ({seen[name]})"
        while wanted != name and wanted in taken:
            wanted += "'"
        taken.add(wanted)
        found.append(wanted)
    return tuple(found)


def packed(reading: Reading) -> pa.Table:
    """Return a reading as one Arrow table, for another process."""
    said = {
        **{name: getattr(reading, name) for name in ("is_workbook", "columns", "sheets", "uneven")},
        "form": asdict(reading.form),
        "doubts": [asdict(doubt) for doubt in reading.doubts],
        "overlong": [[number, cells] for number, cells in reading.overlong.items()],
        "skipped": reading.skipped,
        "record_count": reading.record_count,
    }
    table = reading.cells.append_column("number", reading.numbers)
    return table.replace_schema_metadata({META: json.dumps(said).encode()})


def unpacked(table: pa.Table) -> Reading:
    """Return the reading that another process packed."""
    said = json.loads(table.schema.metadata[META])
    doubts = tuple(
        Doubt(d["field"], d["message"], d["facts"], tuple(d["alternatives"]))
        for d in said["doubts"]
    )
    numbers = table.column("number").combine_chunks()
    return Reading(
        said["is_workbook"],
        tuple(said["columns"]),
        table.drop_columns(["number"]).replace_schema_metadata(None),
        numbers=numbers,
        form=form_of(said["form"]),
        sheets=tuple(said["sheets"]),
        doubts=doubts,
        overlong={number: tuple(cells) for number, cells in said["overlong"]},
        skipped=tuple((number, text) for number, text in said["skipped"]),
        uneven=tuple(said["uneven"]),
        record_count=said["record_count"],
    )
