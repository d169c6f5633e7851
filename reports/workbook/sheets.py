"""One sheet of a workbook: its title, its tables with a filter row, its charts beside them."""

from dataclasses import dataclass, field
from datetime import date, datetime

from xlsxwriter.worksheet import Worksheet

from reports.cells import RIGHT
from reports.content import Cell, Column, Kind, Picture, Style, Table, Text, is_note
from reports.measure import LETTER, lines_of
from reports.plain_text import is_web_address, plain
from reports.workbook.charts import WIDTH, Cells, chart_of, height_of
from reports.workbook.looks import Looks

NARROWEST, WIDEST = 9, 60  # letters
WIDEST_LINK, MOST_LINKS = 2000, 60_000  # of an address; of a sheet, below what programs take
ACROSS = 8  # columns that a text may run over
LETTERS_ACROSS, LINE = 110, 15  # of a text; points of a line
ROW_PIXELS, COLUMN_PIXELS, LETTER_PIXELS = 20, 64, 7
PIXEL, LONG, SHORT = 0.2646, 261, 172  # millimetres; of an A4 sheet within its margins
SMALLEST = 0.45  # of its size: letters of 11 points are read as five
MOST_LETTERS = 32_000  # of a cell


@dataclass
class Sheet:
    """A sheet that is being written, from the top down."""

    name: str
    sheet: Worksheet
    looks: Looks
    row: int = 0
    tables: list[tuple[Table, int]] = field(default_factory=list)  # and the row of its head
    beside: int = 0  # the row at which the next chart may begin
    charts_end: int = 0  # the row below the last chart
    links: int = 0

    def text(self, text: Text) -> None:
        """Write a text over several columns, as tall as it needs to be."""
        look = {
            Style.TITLE: self.looks.title(is_long=len(text.text) > LETTERS_ACROSS // 2),
            Style.HEADING: self.looks.strong(),
            Style.SMALL: self.looks.small(),
        }.get(text.style, self.looks.plain())
        content = plain(text.text)[:MOST_LETTERS]
        if text.style is Style.TITLE and len(content) <= LETTERS_ACROSS // 2:
            self.sheet.write_string(self.row, 0, content, look)
        else:
            columns, letters = self._across(text)
            if columns > 1:
                self.sheet.merge_range(self.row, 0, self.row, columns - 1, "", look)
            self.sheet.write_string(self.row, 0, content, look)
            lines = sum(len(part) // letters + 1 for part in content.split("\n"))
            tall = LINE * lines * (1.5 if text.style is Style.TITLE else 1) + 3
            self.sheet.set_row(self.row, min(409, tall))
        self.row += 1

    def fit(self) -> None:
        """Print a sheet with charts on one page, lying or upright, where it is read there.

        A sheet ends with its page wherever that is, and would cut a chart.
        """
        if not self.charts_end:
            return
        width, height = self._millimetres()
        across, upright = min(LONG / width, SHORT / height), min(SHORT / width, LONG / height)
        if max(across, upright) < SMALLEST:
            return
        if upright > across:
            self.sheet.set_portrait()
        self.sheet.fit_to_pages(1, 1)

    def _millimetres(self) -> tuple[float, float]:
        """Return about how wide and how tall a sheet with charts is."""
        first = self.tables[0][0]
        letters = sum(_letters(first, place) for place in range(len(first.columns)))
        columns = max(len(table.columns) for table, _ in self.tables)
        empty = columns + 1 - len(first.columns)
        width = letters * LETTER_PIXELS + empty * COLUMN_PIXELS + WIDTH
        return width * PIXEL, max(self.row, self.charts_end) * ROW_PIXELS * PIXEL

    def _across(self, text: Text) -> tuple[int, int]:
        """Return the columns that a text runs over, and their letters.

        A note stands below its table, whose chart is beside it and may be taller.
        """
        if not is_note(text) or not self.tables:
            return ACROSS, LETTERS_ACROSS
        first, last = self.tables[0][0], self.tables[-1][0]
        count = len(last.columns)
        wide = [_letters(first, place) for place in range(min(count, len(first.columns)))]
        return count, int(sum(wide) + NARROWEST * (count - len(wide)))

    def table(self, table: Table) -> None:
        """Write a table; the first one of a sheet has the filter row and a head that stays."""
        if table.note:
            self.text(Text(table.note, Style.SMALL))
        head = self.row
        for place, column in enumerate(table.columns):
            look = self.looks.head(is_number=column.kind in RIGHT)
            self.sheet.write_string(head, place, plain(column.title), look)
        for row, cells in enumerate(table.rows, start=head + 1):
            for place, (cell, column) in enumerate(zip(cells, table.columns, strict=False)):
                self._cell((row, place), cell, column)
        self.sheet.set_row(head, LINE * _lines(table) + 3)
        if not self.tables:
            self.sheet.freeze_panes(head + 1, 0)
            self.sheet.repeat_rows(head)
            last = max(1, len(table.rows))
            self.sheet.autofilter(head, 0, head + last, max(0, len(table.columns) - 1))
        self._widen(table)
        self.tables.append((table, head))
        self.beside = max(self.beside, head)
        self.row = head + len(table.rows) + 2

    def picture(self, picture: Picture) -> None:
        """Draw a chart beside the cells that hold its numbers; where none do, they are written."""
        cells = self._cells_of(picture)
        if cells is None:
            kind = picture.kind
            columns = (Column(""), *(Column(one.name, kind) for one in picture.series))
            values = zip(*(one.values for one in picture.series), strict=False)
            rows = tuple(
                (name, *row) for name, row in zip(picture.categories, values, strict=False)
            )
            self.table(Table(picture.title, columns, rows, picture.sentence))
            cells = self._cells_of(picture)
        elif picture.sentence:
            self.row = max(self.row, self.tables[-1][1] + 1)
        if cells is None or not any(value for one in picture.series for value in one.values):
            return
        chart = chart_of(self.looks.book, picture, cells, language=self.looks.language)
        column = max(len(table.columns) for table, _ in self.tables) + 1
        self.sheet.insert_chart(self.beside, column, chart, {"description": picture.sentence})
        self.charts_end = self.beside + height_of(picture) // ROW_PIXELS + 1
        self.beside = self.charts_end + 1
        self.row = max(self.row, self.beside if len(self.tables) > 1 else self.row)

    def _cells_of(self, picture: Picture) -> Cells | None:
        """Return the cells of a table above that hold just the numbers of a picture."""
        names, count = [plain(name) for name in picture.categories], len(picture.categories)
        for table, head in reversed(self.tables):
            columns = [
                [plain(cell) if isinstance(cell, str) else cell for cell in column]
                for column in zip(*table.rows, strict=False)
            ]
            for place, column in enumerate(columns):
                for first in range(len(column) - count + 1):
                    if column[first : first + count] != names:
                        continue
                    found = [_place_of(list(one.values), columns, first) for one in picture.series]
                    values = [number for number in found if number is not None]
                    if len(values) == len(picture.series):
                        top = head + 1 + first
                        return Cells(self.name, top, top + count - 1, place, values)
        return None

    def _cell(self, place: tuple[int, int], cell: Cell, column: Column) -> None:
        if cell is None:
            return
        if not isinstance(cell, str):
            self.sheet.write_number(*place, cell, self.looks.number(column.kind, cell))
            return
        text = plain(cell)[:MOST_LETTERS]
        day = _day(text) if column.kind is Kind.DAY else None
        is_link = column.kind is Kind.LINK and is_web_address(text) and len(text) <= WIDEST_LINK
        if day is not None:
            self.sheet.write_datetime(*place, day, self.looks.number(Kind.DAY, 0))
        elif is_link and self.links < MOST_LINKS:
            self.links += 1
            self.sheet.write_url(*place, text, self.looks.link(), text[:250])
        else:
            self.sheet.write_string(*place, text, self.looks.plain())

    def _widen(self, table: Table) -> None:
        if self.tables:  # the first one says how wide the columns are
            return
        for place in range(len(table.columns)):
            self.sheet.set_column(place, place, _letters(table, place))


def _letters(table: Table, place: int) -> int:
    """Return how wide a column is, in letters; the filter's sign stands beside the head."""
    cells = (len(str(row[place] or "")) for row in table.rows if place < len(row))
    words = max(map(len, plain(table.columns[place].title).split() or [""])) + 4
    return max(words, min(max(cells, default=0) + 2, WIDEST), NARROWEST)


def _lines(table: Table) -> int:
    """Return how many lines the head of a table takes."""
    return max(
        (
            lines_of(plain(column.title), (_letters(table, place) - 3) * LETTER, 1)
            for place, column in enumerate(table.columns)
        ),
        default=1,
    )


def _place_of(values: list[float | None], columns: list[list[Cell]], first: int) -> int | None:
    for place, column in enumerate(columns):
        if column[first : first + len(values)] == values:
            return place
    return None


def _day(text: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(text), datetime.min.time())
    except ValueError:
        return None
