"""A meeting as a document: slides share pages, a title stands once, no heading is left alone."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
from docx import Document

from reports import docx, pdf
from reports.content import Column, Kind, Look, Paper, Picture, Series, Style, Table, Text
from reports.handout import handout
from reports.slides import FrozenSlide, paper_of
from tests.reports.papers import STAMP

QUARTER, YEAR = "I четверть 2026/27", "2026/27 учебный год"
CHART = Picture(
    "Участия",
    Look.BARS,
    ("Инфоурок", "Сферум", "Урок.РФ"),
    (Series("Участия", (70, 30, 12)),),
    "Больше всего: Инфоурок.",
)
TABLE = Table(
    "Показатели", (Column("Показатель"), Column("Значение", Kind.COUNT)), (("Работы", 5),)
)


def slide(block, about=QUARTER):
    return FrozenSlide(block.title, about=about, blocks=(block,))


def meeting(*slides):
    return paper_of(slides, title="Педсовет", language="ru", about="02.11.2026")


def texts_of(paper: Paper, style=None):
    return [
        block.text
        for block in paper.blocks
        if isinstance(block, Text) and style in {None, block.style}
    ]


def test_the_meetings_title_and_each_slides_title_stand_once():
    opening = FrozenSlide("Педсовет", text="Школа", blocks=(Text("Школа"), Text(QUARTER)))
    paper = handout(meeting(opening, slide(CHART), slide(TABLE)))
    assert texts_of(paper, Style.TITLE) == ["Педсовет", "02.11.2026"]
    assert texts_of(paper, Style.LINE) == ["Школа", QUARTER]
    assert texts_of(paper, Style.HEADING) == ["Участия", "Показатели"]
    drawn = [block for block in paper.blocks if isinstance(block, Picture | Table)]
    assert drawn == [replace(CHART, title=""), replace(TABLE, title="")]


def test_a_table_with_a_title_of_its_own_keeps_it():
    shown = FrozenSlide("Итоги", blocks=(CHART, TABLE))
    drawn = [b for b in handout(meeting(shown)).blocks if isinstance(b, Picture | Table)]
    assert drawn == [CHART, TABLE]


def test_what_most_slides_are_about_is_told_at_the_top_and_the_others_tell_theirs():
    paper = handout(meeting(slide(CHART), slide(TABLE), slide(CHART, YEAR)))
    assert texts_of(paper, Style.SMALL) == [QUARTER, YEAR]
    assert paper.blocks[-1] == Text(YEAR, Style.SMALL)
    apart = handout(meeting(slide(CHART), slide(TABLE, YEAR)))
    assert texts_of(apart, Style.SMALL) == [QUARTER, YEAR]
    assert apart.blocks[-1] == Text(YEAR, Style.SMALL)


def test_of_a_chart_that_would_show_nothing_the_sentence_stays():
    hidden = replace(CHART, series=(Series("Участия", (None, 0, None)),))
    paper = handout(meeting(slide(hidden)))
    assert not any(isinstance(block, Picture) for block in paper.blocks)
    assert CHART.sentence in texts_of(paper)


def test_an_empty_meeting_is_still_a_paper():
    assert texts_of(handout(meeting())) == ["Педсовет", "02.11.2026"]


def test_slides_share_pages_and_no_heading_ends_one():
    slides = [
        replace(slide(replace(one, title=f"{one.title} {n}")), about=f"{YEAR}, слайд {n}")
        for n in range(12)
        for one in (CHART, TABLE)
    ]
    paper = handout(meeting(*slides))
    found = list(pypdfium2.PdfDocument(pdf.write(paper, STAMP)))
    assert len(found) <= len(slides) / 2
    headings = {one.title for one in slides}
    for page in found:
        *lines, _foot = page.get_textpage().get_text_range().strip().splitlines()
        assert lines[-1].strip() not in headings
    document = Document(BytesIO(docx.write(paper, STAMP)))
    assert document.styles["Heading 1"].paragraph_format.keep_with_next
    for paragraph, following in zip(document.paragraphs, document.paragraphs[1:], strict=False):
        assert not paragraph.paragraph_format.page_break_before
        styles = [one.style.name if one.style else "" for one in (paragraph, following)]
        if styles in (["Line", "Small"], ["Small", "Small"]):
            assert paragraph.paragraph_format.keep_with_next, following.text
