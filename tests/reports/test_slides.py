"""Frozen slides: read as they were written, as a paper a page each."""

from reports.content import Column, Look, PageBreak, Picture, Series, Style, Table, Text
from reports.slides import Drawn, FrozenSlide, Number, paper_of, slides_read, slides_written

FIGURE = {"data": [{"type": "bar", "x": [1.5]}], "layout": {"height": 314}}
SLIDE = FrozenSlide(
    "Участия <b>",
    "181 участие.",
    "I четверть",
    notes="Сказать о Сферуме",
    figures=(Drawn(FIGURE, "Было"),),
    numbers=(Number("Педагоги, 83 %", "20 из 24", "+1"),),
    blocks=(
        Picture("Участия", Look.BARS, ("Инфоурок",), (Series("Участия", (70,)),)),
        Table("Т", (Column("Вид"),), (("публикация",),)),
    ),
    screen="dashboards/overview.py",
    card="by_month",
    query="period=quarter%3A2026.1",
)


def test_slides_are_read_as_they_were_written():
    other = FrozenSlide("Повестка", text="ӏ и Ӏ", blocks=(Text("ӏ и Ӏ"),))
    assert slides_read(slides_written([SLIDE, other])) == (SLIDE, other)
    assert SLIDE.figures[0].height == 314
    assert SLIDE.table is SLIDE.blocks[1]


def test_as_a_paper_each_slide_begins_a_page_with_its_notes():
    paper = paper_of([SLIDE, SLIDE], title="Педсовет", language="ru", about="02.11.2026")
    breaks = [block for block in paper.blocks if isinstance(block, PageBreak)]
    assert breaks == [PageBreak("Участия <b>", "Сказать о Сферуме")] * 2
    assert paper.blocks[1:3] == SLIDE.blocks


def test_notes_are_read_from_the_blocks_and_none_from_slides_frozen_before_there_were_any():
    noted = FrozenSlide("Т", blocks=(*SLIDE.blocks, Text("[1] Карантин", Style.NOTE)))
    (again,) = slides_read(slides_written([noted]))
    assert again.noted == ("[1] Карантин",)
    assert SLIDE.noted == ()


def test_the_latest_of_before_and_after_is_what_stands_last():
    was, now = {"data": [], "layout": {"height": 1}}, {"data": [], "layout": {"height": 2}}
    table = Table("Т", (Column("Вид"),), (("публикация",),))
    both = FrozenSlide(
        "Т",
        figures=(Drawn(was, "Было, 1"), Drawn(now, "Стало, 2")),
        numbers=(Number("Было, 1: Педагоги", "20"), Number("Стало, 2: Педагоги", "21", "+1")),
        blocks=(
            Text("Решили"),
            *(Text("Было, 1", Style.HEADING), table, Text("[1] А", Style.NOTE)),
            *(Text("Стало, 2", Style.HEADING), SLIDE.blocks[0], Text("[1] Б", Style.NOTE)),
        ),
        screen="dashboards/overview.py",
    )
    latest = both.latest
    assert latest.figures == (Drawn(now),)
    assert latest.numbers == (Number("Педагоги", "21", "+1"),)
    assert latest.blocks == (SLIDE.blocks[0], Text("[1] Б", Style.NOTE))
    assert latest.screen == both.screen
    assert SLIDE.latest == SLIDE
