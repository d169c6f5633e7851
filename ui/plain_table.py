"""A table as plain HTML.

Streamlit's own makes a component of each cell and reads its text as Markdown, which took a fifth
of the time that the trajectory of a teacher needs in the browser.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from math import isnan
from numbers import Integral
from typing import TypeGuard

import pandas as pd

from core import formats
from ui.markdown import as_seen, safe_address

NUMBERS = ' class="number"'
LINKS = ("#0b6e75", "#6cc3ca")  # as .streamlit/config.toml says, light and dark
STYLE = (
    ".plain-table {overflow-x: auto;}"
    ".plain-table table {width: 100%; border-collapse: collapse; font-size: 0.875rem;}"
    ".plain-table th, .plain-table td {padding: 0.375rem 0.75rem 0.375rem 0; text-align: left;"
    "vertical-align: top; overflow-wrap: break-word; max-width: 30rem;"
    "border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent);}"
    ".plain-table th {font-weight: 600; vertical-align: bottom;}"
    ".plain-table .number {text-align: right; font-variant-numeric: tabular-nums;"
    "padding-left: 0.75rem;}"
    ".plain-table tr > :last-child {padding-right: 0;}"
    # An older browser knows no colours for two modes.
    f".plain-table a {{color: inherit; color: light-dark({', '.join(LINKS)});}}"
    "@media print {.plain-table {overflow: visible !important;}}"
)


@dataclass(frozen=True)
class Link:
    """A cell that leads to an address; without one it is a text."""

    text: str
    address: str

    def __str__(self) -> str:
        return self.text


def html(table: pd.DataFrame, language: str, *, alt: str) -> str:
    """Return the rows under their heads, which are words already; numbers stand on the right.

    `alt` names the table for whoever hears the page. Where the table is wider than its place it
    can be moved by the keyboard too.
    """
    heads, columns = "", []
    for head, cells in table.items():
        side = NUMBERS if _is_of_numbers(cells) else ""
        heads += f'<th scope="col"{side}>{escape(as_seen(str(head)))}</th>'
        columns.append([f"<td{side}>{_cell(cell, language)}</td>" for cell in cells])
    rows = "".join(f"<tr>{''.join(row)}</tr>" for row in zip(*columns, strict=True))
    name = f'aria-label="{escape(as_seen(alt))}"'
    return (
        f'<div class="plain-table" role="group" tabindex="0" {name}>'
        f"<table {name}><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _is_of_numbers(cells: Iterable[object]) -> bool:
    told = [cell for cell in cells if not _is_missing(cell)]
    return bool(told) and all(_is_number(cell) for cell in told)


def _is_number(cell: object) -> TypeGuard[int | float]:
    return isinstance(cell, int | float | Integral)


def _is_missing(cell: object) -> bool:
    return cell is None or cell is pd.NaT or (isinstance(cell, float) and isnan(cell))


def _cell(cell: object, language: str) -> str:
    address = safe_address(cell.address) if isinstance(cell, Link) else None
    text = escape(as_seen(_text(cell, language)))
    return f'<a href="{escape(address)}" target="_blank">{text}</a>' if address else text


def _text(cell: object, language: str) -> str:
    if _is_missing(cell):
        return ""
    if isinstance(cell, date):
        return formats.day(cell, language)
    return formats.number(float(cell), language) if _is_number(cell) else str(cell)
