"""A paper as .xlsx: what it covers first, then its sheets, then records as they stood."""

from collections.abc import Iterator, Sequence
from io import BytesIO

import xlsxwriter

from core.i18n import Words, words_of
from reports.content import (
    Block,
    Letterhead,
    PageBreak,
    Paper,
    Picture,
    Signature,
    Style,
    Table,
    Text,
)
from reports.plain_text import plain
from reports.stamp import Stamp
from reports.workbook.listing import Listing, filled, place
from reports.workbook.looks import Looks
from reports.workbook.names import sheet_name
from reports.workbook.sheets import Sheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
FIRST_WIDTHS = (34, 90)  # letters of the columns of the first sheet


def workbook(paper: Paper, stamp: Stamp, listings: Sequence[Listing] = ()) -> bytes:
    """Return a paper as .xlsx: a sheet a PageBreak, or else a sheet a table and a chart."""
    words, written = words_of(paper.language), BytesIO()
    with xlsxwriter.Workbook(written, OPTIONS) as book:
        book.set_properties({"title": plain(paper.title)[:250], "author": ""})
        looks, taken = Looks(book, paper.language), set[str]()
        first = book.add_worksheet(sheet_name(words("What it covers"), taken))
        parts = [
            (sheet_name(title, taken), title, blocks) for title, blocks in _parts(paper, words)
        ]
        lists = [(sheet_name(listing.title, taken), listing) for listing in listings]
        for name, title, blocks in parts:
            _write(Sheet(name, book.add_worksheet(name), looks), title, blocks, stamp=stamp)
        for name, listing in lists:
            place(book, looks, name, listing=listing)
        sheets = [
            *((name, title, "") for name, title, _ in parts),
            *(
                (name, one.title, words.count("{n} row", "{n} rows", one.count))
                for name, one in lists
            ),
        ]
        _open(Sheet(first.name, first, looks), paper, stamp, sheets=sheets)
    numbers = range(len(parts) + 2, len(parts) + len(lists) + 2)
    numbered = list(zip(numbers, listings, strict=True))
    return filled(written.getvalue(), numbered) if numbered else written.getvalue()


def _parts(paper: Paper, words: Words) -> Iterator[tuple[str, list[Block]]]:
    """Yield the title and the blocks of each sheet."""
    has_breaks = any(isinstance(block, PageBreak) for block in paper.blocks)
    title, blocks = "", list[Block]()
    for block in paper.blocks:
        begins = isinstance(block, PageBreak) or (
            not has_breaks
            and isinstance(block, Table | Picture)
            and any(isinstance(one, Table | Picture) for one in blocks)
        )
        if begins and blocks:
            yield title or _title_of(blocks) or words("Contents"), blocks
            title, blocks = "", []
        if isinstance(block, PageBreak):
            title = block.title
            if block.notes:
                blocks.append(Text(block.notes, Style.SMALL))
        else:
            blocks.append(block)
    if blocks:
        yield title or _title_of(blocks) or words("Contents"), blocks


def _title_of(blocks: Sequence[Block]) -> str:
    titles = (block.title for block in blocks if isinstance(block, Table | Picture))
    return next((title for title in titles if title), "")


def _write(sheet: Sheet, title: str, blocks: Sequence[Block], *, stamp: Stamp) -> None:
    sheet.text(Text(title, Style.TITLE))
    _set_page(sheet, stamp)
    for block in blocks:
        match block:
            case Text() if block.text != title:
                sheet.text(block)
            case Table():
                sheet.table(block)
            case Picture():
                sheet.picture(block)
            case Letterhead():
                sheet.text(Text("\n".join(block.columns), Style.SMALL))
            case Signature():
                sheet.text(Text(f"{block.position}  {block.name}"))
            case _:
                pass
    sheet.fit()


def _set_page(sheet: Sheet, stamp: Stamp) -> None:
    """Print a sheet on as many pages as it is long, one wide, with the snapshot's mark."""
    page = sheet.sheet
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_footer(f"&L{stamp.line(sheet.looks.language).replace('&', '&&')}&R&P")


def _open(
    sheet: Sheet, paper: Paper, stamp: Stamp, *, sheets: Sequence[tuple[str, str, str]]
) -> None:
    """Write the first sheet: what the workbook says, of when, and a link to each of its sheets."""
    for place_, letters in enumerate(FIRST_WIDTHS):
        sheet.sheet.set_column(place_, place_, letters)
    _set_page(sheet, stamp)
    sheet.sheet.write_string(0, 0, plain(paper.title), sheet.looks.title())
    sheet.sheet.merge_range(1, 0, 1, 1, "", sheet.looks.plain())
    sheet.sheet.write_string(1, 0, plain(paper.about), sheet.looks.plain())
    sheet.sheet.set_row(1, 15 * (len(paper.about) // 100 + 1) + 3)
    sheet.sheet.write_string(2, 0, stamp.line(paper.language), sheet.looks.small())
    for row, (name, title, told) in enumerate(sheets, start=4):
        quoted = name.replace("'", "''")
        sheet.sheet.write_url(row, 0, f"internal:'{quoted}'!A1", sheet.looks.link(), name)
        text = "" if title == name else plain(title)
        sheet.sheet.write_string(
            row, 1, " · ".join(filter(None, (text, told))), sheet.looks.plain()
        )
