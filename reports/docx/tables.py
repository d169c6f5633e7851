"""The tables of a .docx: heads that repeat, rows that do not break, columns as wide as they say."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from reports.cells import (
    ADDRESS_SIZE,
    HEAD_SIZE,
    PADDING,
    RIGHT,
    TEXT_WIDTH,
    cell_text,
    stays_whole,
    widths,
)
from reports.content import Cell, Column, Kind, Table
from reports.docx.page import CELL
from reports.plain_text import is_web_address

HEAD_SHADE = "E8F0F1"
ABOVE = 0.6  # millimetres above and below a cell's text: links of two rows do not run together


def add_table(
    document: WordDocument, table: Table, language: str, *, keeps_on: bool = False
) -> None:
    """Add a table to the end of the document; one without rows keeps its head.

    `keeps_on` keeps its last row on the page of what follows.
    """
    drawn = document.add_table(rows=1 + len(table.rows), cols=len(table.columns))
    drawn.style = "Table Grid"
    fix_widths(drawn, widths(table, TEXT_WIDTH, language))
    rows = list(drawn.rows)
    _write_head(rows[0], table.columns)
    for row, cells in zip(rows[1:], table.rows, strict=True):
        keep_whole(row)
        for place, column, cell in zip(row.cells, table.columns, cells, strict=True):
            _write_cell(place, column, cell, language=language)
    is_whole = stays_whole(table, language)
    _keep_together(rows if is_whole else rows[-1:], keeps_on=keeps_on)
    if not is_whole:
        _leave_open_below(rows[1])


def _keep_together(rows: Sequence[_Row], *, keeps_on: bool) -> None:
    """Keep rows on one page with each other, and the last one with what is below it."""
    for row in rows if keeps_on else rows[:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _leave_open_below(row: _Row) -> None:
    """Take the line below a row away; the one above the next row is drawn in its place.

    LibreOffice (7.4) counts the line at the foot of a page once and forgets it once: where the
    head and the first row, which must not break, fit a page but for that line, it draws nothing
    of the other rows. So the first row has none.
    """
    for cell in row.cells:
        borders = parse_xml(f'<w:tcBorders {nsdecls("w")}><w:bottom w:val="nil"/></w:tcBorders>')
        cell._tc.get_or_add_tcPr().find(qn("w:tcW")).addnext(borders)  # noqa: SLF001


def fix_widths(table: WordTable, columns: Sequence[float]) -> None:
    """Set the widths of the columns in millimetres; no office program moves them."""
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.LEFT
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no word for margins of cells
    rooms = (("top", ABOVE), ("left", PADDING), ("bottom", ABOVE), ("right", PADDING))
    sides = "".join(f'<w:{side} w:w="{Mm(room).twips}" w:type="dxa"/>' for side, room in rooms)
    properties.insert_element_before(
        parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>"), "w:tblLook"
    )
    for column, width in zip(table.columns, columns, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, columns, strict=True):
            cell.width = Mm(width)


def keep_whole(row: _Row) -> None:
    """Keep a row from breaking over two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001


def _write_head(row: _Row, columns: Sequence[Column]) -> None:
    keep_whole(row)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    for cell, column in zip(row.cells, columns, strict=True):
        paragraph = _paragraph(cell)
        run = paragraph.add_run(cell_text(column.title, Kind.TEXT, ""))
        run.bold, run.font.size = True, Pt(HEAD_SIZE)
        paragraph.paragraph_format.keep_with_next = True
        shade = f'w:val="clear" w:color="auto" w:fill="{HEAD_SHADE}"'
        properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
        properties.append(parse_xml(f"<w:shd {nsdecls('w')} {shade}/>"))


def _write_cell(place: _Cell, column: Column, cell: Cell, *, language: str) -> None:
    paragraph, text = _paragraph(place), cell_text(cell, column.kind, language)
    if column.kind in RIGHT:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if column.kind is Kind.LINK:
        _write_address(paragraph, text)
    else:
        paragraph.add_run(text)


def _write_address(paragraph: Paragraph, address: str) -> None:
    """Write an address as a link where it is one of the web, as plain text otherwise."""
    run = paragraph.add_run(address)
    run.font.size = Pt(ADDRESS_SIZE)
    if not is_web_address(address):
        return
    link = OxmlElement("w:hyperlink")
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), relation)
    run.font.underline = True
    paragraph._p.append(link)  # noqa: SLF001 - python-docx reads links and writes none
    link.append(run._r)  # noqa: SLF001


def _paragraph(cell: _Cell) -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph._p.style = CELL  # noqa: SLF001 - by its id: a look through all styles costs 2 ms
    return paragraph
