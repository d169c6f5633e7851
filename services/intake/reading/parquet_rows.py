"""A Parquet file as a table of texts: its columns have names and types, nothing is guessed."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from core.i18n import N_
from services.intake.form import FileForm
from services.intake.reading.guesses import with_guesses
from services.intake.reading.kinds import MOST_UNPACKED
from services.intake.reading.reader import Reading, require_size, unique
from services.intake.refusals import Refused

NOT_READABLE = N_("it looks like a Parquet file but cannot be read as a plain table")
TOO_MUCH = N_("the Parquet file is too large when unpacked: split it")
DAY_AND_TIME = "%Y-%m-%d %H:%M:%S"


def parquet_reading(path: Path, form: FileForm) -> Reading:
    """Return the table of a Parquet file; ImportRefused when it is broken, nested or too large."""
    try:
        with pq.ParquetFile(path) as file:
            about = file.metadata
            require_size(about.num_rows, about.num_columns, path.name)
            groups = range(about.num_row_groups)
            if sum(about.row_group(group).total_byte_size for group in groups) > MOST_UNPACKED:
                raise Refused(TOO_MUCH)
            table = file.read()
        columns = [_texts(column) for column in table.columns]
    except (pa.ArrowException, OSError, ValueError, NotImplementedError) as error:
        raise Refused(NOT_READABLE) from error
    names = unique([" ".join(name.split()) for name in table.column_names])
    cells = pa.table(dict(zip((f"c{place}" for place in range(len(names))), columns, strict=True)))
    known = FileForm(encoding="utf-8", delimiter=",", quote='"', header_row=0, header_rows=0)
    known = replace(known, date_formats=form.date_formats, decimal=form.decimal)
    guessed, doubts = with_guesses(cells, known, names)
    return Reading(
        is_workbook=False,
        columns=names,
        cells=cells,
        numbers=pa.array(np.arange(1, table.num_rows + 1, dtype=np.int32)),
        form=guessed,
        sheets=(),
        doubts=tuple(doubts),
        overlong={},
        skipped=(),
        uneven=(),
        record_count=table.num_rows,
    )


def _texts(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return the values as texts as a sheet's cells become them: days as ISO writes them."""
    if pa.types.is_timestamp(column.type):
        column = pc.strftime(pc.cast(column, pa.timestamp("s"), safe=False), DAY_AND_TIME)
    return pc.utf8_trim_whitespace(pc.fill_null(pc.cast(column, pa.string()), ""))
