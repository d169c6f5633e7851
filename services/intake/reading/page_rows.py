"""Tables of a page of HTML, as some programs write what they call .xls, as records."""

from html.parser import HTMLParser

from core.i18n import N_
from services.intake.form import FileForm
from services.intake.reading.doubts import Doubt
from services.intake.reading.encodings import decoded
from services.intake.reading.raw import Raw
from services.intake.refusals import Refused

MOST_SPANNED = 1_000
MOST_CELLS = 2_000_000

NO_TABLE = N_("it is a page of HTML without a table in it")
NESTED = N_("it is a page of HTML with tables inside tables; save it as XLSX or CSV")
A_PAGE = N_("The file is a page of HTML: {count} tables were found, number {table} is read.")


class _Tables(HTMLParser):
    """Collects the cells of every table; a spanned cell stands in its first place only."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self.depth = 0
        self._cell: list[str] | None = None
        self._spans: dict[int, int] = {}
        self._column = 0
        self._across = 1
        self._down = 1
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        if tag == "table":
            self.depth += 1
            if self.depth > 1:
                raise Refused(NESTED)
            self.tables.append([])
            self._spans = {}
        elif tag == "tr" and self.tables:
            self._end_cell()
            self.tables[-1].append([])
            self._spans = {place: left - 1 for place, left in self._spans.items() if left > 1}
            self._column = 0
        elif tag in {"td", "th"} and self.tables and self.tables[-1]:
            self._end_cell()
            self._cell = []
            given = dict(attrs)
            self._across, self._down = _span(given.get("colspan")), _span(given.get("rowspan"))
        elif tag in {"br", "p"} and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a cell, with it the row or the table."""
        if tag in {"td", "th", "tr", "table"}:
            self._end_cell()
        if tag == "table":
            self.depth = max(0, self.depth - 1)

    def handle_data(self, data: str) -> None:
        """Take the text of a cell."""
        if self._cell is not None:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        row = self.tables[-1][-1]
        while self._spans.get(self._column, 0) > 0 and len(row) <= self._column:
            row.append("")
            self._column += 1
        text = "\n".join(" ".join(line.split()) for line in "".join(self._cell).split("\n"))
        row.extend([text.strip(), *[""] * (self._across - 1)])
        if self._down > 1:
            self._spans |= {self._column + n: self._down for n in range(self._across)}
        self._column += self._across
        self._cell = None
        self._count += self._across
        if self._count > MOST_CELLS:
            raise Refused(NO_TABLE)


def _span(text: str | None) -> int:
    return min(int(text), MOST_SPANNED) if text and text.isdigit() and int(text) else 1


def page_raw(content: bytes, form: FileForm) -> Raw:
    """Return the records of the page's largest table; ImportRefused when it has none."""
    read = decoded(content, form.encoding)
    parser = _Tables()
    parser.feed(read.text)
    parser.close()
    tables = [table for table in parser.tables if any(any(row) for row in table)]
    if not tables:
        raise Refused(NO_TABLE)
    table = max(tables, key=lambda rows: sum(map(len, rows)))
    width = max(map(len, table))
    facts = {"count": len(tables), "table": tables.index(table) + 1}
    known = FileForm(**{**vars(form), "encoding": read.encoding})
    doubts = (*read.doubts, Doubt("rows", A_PAGE, facts))
    return Raw(table, known, width, doubts=doubts)
