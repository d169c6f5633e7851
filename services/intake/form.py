"""How a file of a table is written: what is recognised, and what a person can correct."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class FileForm:
    """How the file is written; what is None (or empty) is recognised.

    `header_row` is the number of the last row of the header as the file counts, 0 where the
    columns have no names; `header_rows` says of how many rows it consists. Encoding, separator,
    quotation mark (empty: none is one) and escape are of text tables, the sheet is of workbooks.
    Of several tables one under another `table` is read (from 1; 0: all as one). `extras` says
    whether headings across the table and notes below it are left out ("skip") or rows like all
    others ("keep"), `uneven` whether rows with too many or too few cells stay as they are ("keep")
    or are put in order ("mend"). `columns` are names that the person gives.
    """

    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    escape: str | None = None
    header_row: int | None = None
    header_rows: int | None = None
    table: int | None = None
    extras: str | None = None
    uneven: str | None = None
    columns: tuple[str, ...] = ()
    decimal: str | None = None
    date_formats: tuple[str, ...] = ()
    html_entities: bool | None = None


def form_of(values: Mapping[str, Any]) -> FileForm:
    """Return the form whose fields another process, or a file, gives as JSON."""
    given: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    }
    return FileForm(**given)


AS_FOUND = FileForm()
