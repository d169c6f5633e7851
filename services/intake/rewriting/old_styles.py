"""The formatting of an old workbook (XLS, as xlrd tells it) in the words of openpyxl."""

from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from xlrd.book import Book
from xlrd.formatting import XF, XFAlignment, XFBackground, XFBorder

LINES = (
    *(None, "thin", "medium", "dashed", "dotted", "thick", "double", "hair", "mediumDashed"),
    *("dashDot", "mediumDashDot", "dashDotDot", "mediumDashDotDot", "slantDashDot"),
)
PATTERNS = (
    *(None, "solid", "mediumGray", "darkGray", "lightGray", "darkHorizontal", "darkVertical"),
    *("darkDown", "darkUp", "darkGrid", "darkTrellis", "lightHorizontal", "lightVertical"),
    *("lightDown", "lightUp", "lightGrid", "lightTrellis", "gray125", "gray0625"),
)
ACROSS = (
    *("general", "left", "center", "right", "fill", "justify", "centerContinuous", "distributed"),
)
DOWN = ("top", "center", "bottom", "justify", "distributed")
UNDERLINES = {1: "single", 2: "double", 0x21: "singleAccounting", 0x22: "doubleAccounting"}
TWENTIETHS = 20  # heights of letters and rows are kept in twentieths of a point
LEAST_POINTS, MOST_POINTS = 1, 409
MOST_INDENT = 15
MOST_TURN = 180
STACKED = 255  # letters one below another instead of a turn


class Styles:
    """The formats of one workbook, translated once each and then set by number."""

    def __init__(self, book: Book) -> None:
        """Take an xlrd workbook that was opened with its formatting."""
        self._book = book
        self._made: dict[int, Any] = {}

    def set(self, cell: Cell, number: int) -> None:
        """Give an openpyxl cell the format with this number."""
        if number not in self._made:
            self._dress(cell, self._book.xf_list[number])
            self._made[number] = cell._style  # noqa: SLF001 - openpyxl's own way is ten times slower
        cell._style = self._made[number]  # noqa: SLF001

    def _dress(self, cell: Cell, known: XF) -> None:
        cell.font = self.font(known.font_index)
        cell.fill = self.fill(known.background)
        cell.border = self.border(known.border)
        cell.alignment = alignment(known.alignment)
        shown = self._book.format_map.get(known.format_key)
        if shown is not None and shown.format_str:
            cell.number_format = shown.format_str

    def colour(self, number: int) -> str | None:
        """Return a colour of the palette as openpyxl writes it; None for the automatic one."""
        parts = self._book.colour_map.get(number)
        return "FF{:02X}{:02X}{:02X}".format(*parts) if parts else None

    def font(self, number: int) -> Font:
        """Return a font: name, size, weight, slant, line and colour."""
        font = self._book.font_list[number]
        return Font(
            name=font.name or "Arial",
            sz=min(max(font.height / TWENTIETHS, LEAST_POINTS), MOST_POINTS),
            b=bool(font.bold) or font.weight > 600,
            i=bool(font.italic),
            strike=bool(font.struck_out),
            u=UNDERLINES.get(font.underline_type),
            color=self.colour(font.colour_index),
        )

    def fill(self, ground: XFBackground) -> PatternFill:
        """Return what is behind the letters."""
        pattern = _known(PATTERNS, ground.fill_pattern)
        if pattern is None:
            return PatternFill()
        return PatternFill(
            pattern,
            fgColor=self.colour(ground.pattern_colour_index) or "FF000000",
            bgColor=self.colour(ground.background_colour_index) or "FFFFFFFF",
        )

    def border(self, border: XFBorder) -> Border:
        """Return the four lines around a cell."""
        sides = {
            side: Side(
                style=_known(LINES, getattr(border, f"{side}_line_style")),
                color=self.colour(getattr(border, f"{side}_colour_index")),
            )
            for side in ("left", "right", "top", "bottom")
        }
        return Border(**sides)


def alignment(known: XFAlignment) -> Alignment:
    """Return how a text lies in its cell."""
    turn = known.rotation if known.rotation <= MOST_TURN or known.rotation == STACKED else 0
    return Alignment(
        horizontal=_known(ACROSS, known.hor_align),
        vertical=_known(DOWN, known.vert_align),
        textRotation=turn,
        wrap_text=bool(known.text_wrapped),
        shrink_to_fit=bool(known.shrink_to_fit),
        indent=min(known.indent_level, MOST_INDENT),
    )


def _known(names: tuple[str | None, ...], number: int) -> str | None:
    return names[number] if 0 <= number < len(names) else None
