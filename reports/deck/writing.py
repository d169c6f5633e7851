"""Any paper as slides: .pptx with native charts and tables, notes, and the snapshot's mark."""

from collections.abc import Sequence
from io import BytesIO

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide as Drawn
from pptx.text.text import TextFrame
from pptx.util import Emu, Pt

from core.i18n import words_of
from reports.content import Paper, Picture, Style, Text
from reports.deck.below import BETWEEN
from reports.deck.charts import draw_chart
from reports.deck.house import GREY
from reports.deck.opening import MOST_LETTERS, Opening, opened
from reports.deck.planning import SMALLEST, TEXT, Room, Slide, planned
from reports.deck.stage import HEADS, POINT, Box, Stage, stage_of
from reports.deck.table_parts import TablePart
from reports.deck.tables import draw_table
from reports.measure import height_of, lines_of, shortened
from reports.plain_text import plain
from reports.stamp import Stamp

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
FOOTER_SIZE = 12  # points: it is looked up, not read from the back
OPENING_LETTERS = 160
SMALL_TITLE = 24  # points of a title of more than one line
INK = "0E181A"


def deck(paper: Paper, stamp: Stamp, template: bytes | None = None) -> bytes:
    """Return a paper as .pptx: a slide a PageBreak, more where a table or chart has no room on one.

    `template` is a presentation of the school's that `services.deck_template` has checked.
    """
    words = words_of(paper.language)
    stage = stage_of(template)
    mark = stamp.line(paper.language)
    stage.deck.core_properties.title = plain(paper.title)[:250]
    stage.deck.core_properties.author = ""
    opening, paper = opened(paper)
    _draw_opening(stage, opening, mark)
    room = Room(stage.content.width, stage.content.height)
    for slide in planned(paper, words, room):
        _draw(stage, slide, mark, language=paper.language)
    written = BytesIO()
    stage.deck.save(written)
    return written.getvalue()


def _draw_opening(stage: Stage, opening: Opening, mark: str) -> None:
    drawn = stage.deck.slides.add_slide(stage.opening)
    _head(drawn, stage, shortened(opening.title, OPENING_LETTERS))
    others = [shape for shape in drawn.placeholders if shape.placeholder_format.type not in HEADS]
    for place, shape in enumerate(others):
        if place == 0 and opening.lines:
            shape.text_frame.text = shortened("\n".join(opening.lines), MOST_LETTERS)
        else:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - as python-pptx says
    _foot(drawn, stage, mark)
    _note(drawn, opening.notes)


def _draw(stage: Stage, slide: Slide, mark: str, *, language: str) -> None:
    drawn = stage.deck.slides.add_slide(stage.layout)
    _head(drawn, stage, slide.title)
    for shape in list(drawn.placeholders):
        if shape.placeholder_format.type not in HEADS:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - as python-pptx says
    box = stage.content
    if slide.subtitle:
        tall = height_of(1.3, SMALLEST)
        subtitle = shortened(slide.subtitle, 90)
        _write(drawn, Box(box.left, box.top, box.width, tall), [subtitle], ink=GREY)
        box = Box(box.left, box.top + tall, box.width, box.height - tall)
    below = [text for text in (slide.sentence, *slide.noted) if text]
    if below:
        lines = sum(lines_of(text, box.width, SMALLEST) for text in below)
        tall = height_of(lines + 0.3 + BETWEEN * (len(below) - 1), SMALLEST)
        foot = Box(box.left, box.bottom - tall, box.width, tall)
        _write(drawn, foot, below, between=BETWEEN)
        box = Box(box.left, box.top, box.width, box.height - tall - 4)
    match slide.content:
        case Picture():
            draw_chart(drawn, slide.content, box, language=language, most=slide.most)
        case TablePart():
            draw_table(drawn, slide.content, box)
        case texts:
            _write(drawn, box, [_marked(text) for text in texts], size=TEXT)
    _foot(drawn, stage, mark)
    _note(drawn, slide.notes)


def _marked(text: Text) -> str:
    """Return a text; a proposal begins with a sign, so that nobody takes it for decided."""
    return f"• {text.text}" if text.style is Style.PROPOSAL else text.text


def _head(drawn: Drawn, stage: Stage, title: str) -> None:
    shape = drawn.shapes.title
    if shape is None:
        _write(drawn, stage.title, [title], size=SMALL_TITLE)
        return
    shape.text_frame.text = title
    lines = lines_of(title, stage.title.width, stage.title_size)
    if drawn.slide_layout == stage.layout and lines > 1:
        shape.text_frame.paragraphs[0].runs[0].font.size = Pt(SMALL_TITLE)


def _write(
    drawn: Drawn,
    box: Box,
    texts: Sequence[str],
    *,
    size: float = SMALLEST,
    ink: str = INK,
    between: float = 0.5,
) -> TextFrame:
    place = (Emu(int(side * POINT)) for side in (box.left, box.top, box.width, box.height))
    frame: TextFrame = drawn.shapes.add_textbox(*place).text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    for number, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.text = text
        paragraph.space_after = Pt(size * between) if len(texts) > 1 else Pt(0)
        for run in paragraph.runs:
            run.font.size = Pt(size)
            run.font.color.rgb = RGBColor.from_string(ink)
    return frame


def _foot(drawn: Drawn, stage: Stage, mark: str) -> None:
    """Write the snapshot's mark and the number of the slide at the foot."""
    frame = _write(drawn, stage.footer, [mark], size=FOOTER_SIZE, ink=GREY)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    number = Box(
        stage.footer.left + stage.footer.width - 60, stage.footer.top, 60, stage.footer.height
    )
    counted = _write(drawn, number, [""], size=FOOTER_SIZE, ink=GREY)
    counted.vertical_anchor = MSO_ANCHOR.MIDDLE
    counted.paragraphs[0].alignment = PP_ALIGN.RIGHT
    counted.paragraphs[0]._p.append(  # noqa: SLF001 - python-pptx has no word for it
        parse_xml(
            f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
            f'<a:rPr sz="{FOOTER_SIZE * 100}"><a:solidFill><a:srgbClr val="{GREY}"/></a:solidFill>'
            f"</a:rPr><a:t>{len(stage.deck.slides)}</a:t></a:fld>"
        )
    )


def _note(drawn: Drawn, notes: Sequence[str]) -> None:
    frame = drawn.notes_slide.notes_text_frame if notes else None
    if frame is not None:
        frame.text = "\n".join(dict.fromkeys(notes))
