"""A table on a slide, as the office program's own."""

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Emu, Pt

from charts import theme
from reports.cells import RIGHT
from reports.content import Column
from reports.deck.stage import POINT, Box
from reports.deck.table_parts import ABOVE, ASIDE, SIZE, Cells, TablePart
from reports.palette import colour

HEAD_FILL, LINE = "E3F3F4", "C3D0D3"
PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No Style, No Grid"


def draw_table(slide: Slide, part: TablePart, box: Box) -> None:
    """Draw a part of a table into a box, whose height it may leave partly empty."""
    sides = (box.left, box.top, sum(part.widths), sum(part.heights))
    place = (Emu(int(side * POINT)) for side in sides)
    frame = slide.shapes.add_table(len(part.rows), len(part.columns), *place)
    table = frame.table
    for style in table._tbl.iter("{*}tableStyleId"):  # noqa: SLF001 - python-pptx has no word for it
        style.text = PLAIN_STYLE
    table.horz_banding = False
    for number, wide in enumerate(part.widths):
        table.columns[number].width = Emu(int(wide * POINT))
    for number, (row, tall) in enumerate(zip(part.rows, part.heights, strict=True)):
        table.rows[number].height = Emu(int(tall * POINT))
        drawn = table.rows[number].cells
        for cell, content, column in zip(drawn, row, part.columns, strict=True):
            _fill(cell, content, column, is_head=number == 0)


def _fill(cell: _Cell, content: Cells, column: Column, *, is_head: bool) -> None:
    cell.margin_left = cell.margin_right = Pt(ASIDE)
    cell.margin_top = cell.margin_bottom = Pt(ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if column.kind in RIGHT else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = content.text
    run.font.size = Pt(SIZE)
    run.font.bold = is_head
    run.font.color.rgb = RGBColor.from_string(colour(theme.TEXT))
    if content.address:
        run.hyperlink.address = content.address
    if is_head:
        cell.fill.solid()
        cell.fill.fore_color.rgb = RGBColor.from_string(HEAD_FILL)
    _underline(cell)


def _underline(cell: _Cell) -> None:
    """Draw a thin line under a cell: rows are told apart without a grid."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - python-pptx has no word for it
    properties.insert(
        0,
        parse_xml(
            f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:srgbClr val="{LINE}"/></a:solidFill>'
            "</a:lnB>"
        ),
    )
