"""The blocks of a paper in their order as a .docx."""

from io import BytesIO

from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm

from reports.cells import TEXT_WIDTH
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
    is_note,
)
from reports.docx.charts import add_chart
from reports.docx.page import (
    CAPTION,
    LETTERHEAD,
    STYLES,
    blank_document,
    write_foot,
)
from reports.docx.tables import add_table, fix_widths
from reports.plain_text import plain
from reports.stamp import Stamp

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SIGNATURE_LINE = (70, 115)  # millimetres from the left margin
GUTTER = 8  # millimetres between two letterheads


def write(paper: Paper, stamp: Stamp) -> bytes:
    """Return the paper as a .docx file."""
    document = blank_document(plain(paper.title), paper.language)
    for block, following in zip(paper.blocks, (*paper.blocks[1:], None), strict=True):
        _write_block(document, block, paper.language, following=following)
    write_foot(document, stamp.line(paper.language))
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _keeps_on(block: Block, following: Block | None) -> bool:
    """Say whether what follows stays with a block: a signature is never alone on its page, nor
    the small letters under a chart, a table or other small letters, nor the first note."""
    if is_note(following):
        return not is_note(block)
    if not _is_small(following):
        return isinstance(following, Signature)
    return _is_small(block) or isinstance(block, Picture | Table)


def _is_small(block: Block | None) -> bool:
    return isinstance(block, Text) and block.style is Style.SMALL


def _write_block(
    document: WordDocument, block: Block, language: str, *, following: Block | None
) -> None:
    """Write a block, and keep it on the page of what follows where that belongs to it."""
    keeps_on = _keeps_on(block, following)
    match block:
        case Text():
            document.add_paragraph(plain(block.text), style=STYLES[block.style])
        case Table():
            _table(document, block, language, keeps_on=keeps_on)
            if block.note or not _is_small(following):  # two tables side by side are one
                document.add_paragraph(plain(block.note), style=STYLES[Style.SMALL])
        case Picture():
            _picture(document, block, language)
        case Letterhead():
            _letterhead(document, block)
        case Signature():
            _signature(document, block)
        case PageBreak():
            _page_break(document, block)
    if keeps_on and document.paragraphs:
        document.paragraphs[-1].paragraph_format.keep_with_next = True


def _table(document: WordDocument, table: Table, language: str, *, keeps_on: bool) -> None:
    if table.title:
        document.add_paragraph(plain(table.title), style=CAPTION)
    add_table(document, table, language, keeps_on=keeps_on or bool(table.note))


def _picture(document: WordDocument, picture: Picture, language: str) -> None:
    if picture.title:
        document.add_paragraph(plain(picture.title), style=CAPTION)
    if picture.categories:
        add_chart(document, picture, language)
    if picture.sentence:
        document.add_paragraph(plain(picture.sentence), style=STYLES[Style.SMALL])


def _letterhead(document: WordDocument, letterhead: Letterhead) -> None:
    columns = [plain(column) for column in letterhead.columns if column.strip()]
    if len(columns) == 1:
        document.add_paragraph(columns[0], style=LETTERHEAD)
    elif columns:
        table = document.add_table(rows=1, cols=len(columns))
        fix_widths(table, [TEXT_WIDTH / len(columns)] * len(columns))
        for cell, lines in zip(table.rows[0].cells, columns, strict=True):
            cell.paragraphs[0].style = LETTERHEAD
            cell.paragraphs[0].add_run(lines)
    document.add_paragraph(style=STYLES[Style.LINE])


def _signature(document: WordDocument, signature: Signature) -> None:
    line = document.add_paragraph(style=STYLES[Style.LINE])
    layout, (begin, end) = line.paragraph_format, SIGNATURE_LINE
    layout.space_before, layout.keep_together = Mm(12), True
    layout.keep_with_next = bool(signature.executor)
    layout.tab_stops.add_tab_stop(Mm(begin))
    layout.tab_stops.add_tab_stop(Mm(end), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
    layout.tab_stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(f"{plain(signature.position)}\t\t\t{plain(signature.name)}")
    if signature.executor:
        executor = document.add_paragraph(plain(signature.executor), style=STYLES[Style.SMALL])
        executor.paragraph_format.space_before = Mm(10)


def _page_break(document: WordDocument, page: PageBreak) -> None:
    if page.title:
        heading = document.add_paragraph(plain(page.title), style=STYLES[Style.HEADING])
        heading.paragraph_format.page_break_before = True
        return
    document.add_paragraph(style=STYLES[Style.LINE]).add_run().add_break(WD_BREAK.PAGE)
