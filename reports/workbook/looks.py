"""How the cells of a workbook look, each look made once."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from reports.content import Kind
from reports.number_formats import number_format

HEAD_FILL, GREY = "#E3F3F4", "#5A6A6E"
TITLE_SIZE = 14  # points


@dataclass
class Looks:
    """The formats of one workbook, in the language of its days and shares."""

    book: Workbook
    language: str
    _made: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def plain(self) -> Format:
        """A text that wraps."""
        return self._look({"text_wrap": True, "valign": "top"})

    def line(self) -> Format:
        """A text in one line: a row of a long list is as low as the others."""
        return self._look({"valign": "top"})

    def title(self, *, is_long: bool = False) -> Format:
        """What stands over a sheet; a long one wraps."""
        look = {"bold": True, "font_size": TITLE_SIZE, "valign": "top"}
        return self._look({**look, "text_wrap": True} if is_long else look)

    def small(self) -> Format:
        """A note, in grey."""
        return self._look({"font_color": GREY, "text_wrap": True, "valign": "top"})

    def strong(self) -> Format:
        """A text that stands out."""
        return self._look({"bold": True, "text_wrap": True, "valign": "top"})

    def head(self, *, is_number: bool) -> Format:
        """The head of a column."""
        return self._look(
            {
                "bold": True,
                "text_wrap": True,
                "valign": "top",
                "bottom": 1,
                "bg_color": HEAD_FILL,
                "align": "right" if is_number else "left",
            }
        )

    def link(self) -> Format:
        """A cell that leads to an address."""
        return self._look({"font_color": "#0B6E75", "underline": 1, "valign": "top"})

    def number(self, kind: Kind, value: float) -> Format:
        """A number of a kind; a day is a number too."""
        pattern = number_format(kind, [value], self.language)
        align = "left" if kind is Kind.DAY else "right"
        return self._look({"num_format": pattern, "align": align, "valign": "top"})

    def _look(self, properties: Mapping[str, object]) -> Format:
        key = tuple(sorted(properties.items(), key=lambda pair: pair[0]))
        if key not in self._made:
            self._made[key] = self.book.add_format(dict(properties))
        return self._made[key]
