"""How a file of a table is written: what is recognised, and what a person can correct."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FileForm:
    """How the file is written; what is None (or empty) is recognised.

    `header_row` is the number of the last row of the header as the file counts, 0 where the
    columns have no names; `header_rows` says of how many rows it consists. Encoding, separator,
    quotation mark (empty: none is one) and escape are of text tables, the sheet is of workbooks.
    """

    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    escape: str | None = None
    header_row: int | None = None
    header_rows: int | None = None
    decimal: str | None = None
    date_formats: tuple[str, ...] = ()
    html_entities: bool | None = None


AS_FOUND = FileForm()
