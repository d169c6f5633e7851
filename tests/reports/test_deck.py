"""A deck says what its blocks say, whatever stands in them, and runs off no slide."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest
from pptx import Presentation
from pptx.util import Pt

from reports.content import (
    Column,
    Kind,
    Letterhead,
    Look,
    PageBreak,
    Paper,
    Picture,
    Series,
    Signature,
    Style,
    Table,
    Text,
)
from reports.deck.planning import MOST_ROWS
from reports.deck.writing import deck
from reports.measure import in_sentences
from tests.reports.papers import (
    BARS,
    CHECHEN,
    HARMLESS,
    LONG_TITLE,
    MONTHS,
    PAPER,
    STACKED,
    STAMP,
    SURNAME,
    converted,
)


def slides(paper, **more):
    return list(Presentation(BytesIO(deck(paper, STAMP, **more))).slides)


def texts(slide):
    found = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return found


def one(slide, kind):
    (found,) = [getattr(shape, kind) for shape in slide.shapes if getattr(shape, f"has_{kind}")]
    return found


def notes(slide):
    return slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def of_blocks(*blocks, language="ru"):
    return Paper("Название", language, "", blocks)


def test_the_first_slide_says_what_it_is_and_each_break_begins_another_one():
    opening, *rest = slides(PAPER)
    assert texts(opening)[:2] == ["Сетевое взаимодействие", "01.09.2026 – 31.10.2026"]
    titles = [slide.shapes.title.text_frame.text for slide in rest]
    assert titles == ["По сообществам", "По месяцам", "Работы", "Выводы"]
    assert notes(rest[0]).startswith("Сказать о «Сферуме»\n")


def test_every_slide_bears_the_snapshots_code_and_day():
    for slide in slides(PAPER):
        (mark,) = [text for text in texts(slide) if STAMP.code in text]
        assert "29.11.2026" in mark


def test_a_chart_is_native_and_holds_the_numbers_and_colours_of_its_block():
    chart = one(slides(PAPER)[1], "chart")
    (series,) = chart.plots[0].series
    assert list(series.values) == [12, 5, 1]
    fills = [series.points[place].format.fill.fore_color.rgb for place in range(3)]
    assert [str(fill) for fill in fills] == ["0072B2", "D55E00", "009E73"]
    assert chart.value_axis.minimum_scale == 0
    assert chart.plots[0].data_labels.show_value


def test_a_short_name_stands_in_a_chart_and_the_whole_one_in_the_notes():
    slide = slides(PAPER)[1]
    categories = list(one(slide, "chart").plots[0].categories)
    assert categories[0] == CHECHEN
    assert categories[1].replace("\u200b", "") == HARMLESS
    assert len(categories[2]) < 120
    assert LONG_TITLE in notes(slide)
    assert BARS.sentence in notes(slide)
    assert BARS.sentence in texts(slide)


def test_stacked_columns_keep_their_series():
    plot = one(slides(PAPER)[2], "chart").plots[0]
    assert [series.name for series in plot.series] == ["Инфоурок", "Сферум"]
    assert [list(series.values) for series in plot.series] == [[3, 0, 4], [1, 2, None]]
    assert list(plot.categories) == list(MONTHS)


@pytest.mark.parametrize(
    ("kind", "values", "pattern"),
    [
        (Kind.COUNT, (1200, 5), "#,##0"),
        (Kind.HOURS, (72.5, 16), "#,##0.0"),
        (Kind.SHARE, (0.5, 1), '0"\u00a0"%'),
    ],
)
def test_labels_are_written_by_their_kind(kind, values, pattern):
    picture = Picture("Т", Look.BARS, ("а", "б"), (Series("С", values),), kind=kind)
    chart = one(slides(of_blocks(picture))[1], "chart")
    assert chart.plots[0].data_labels.number_format == pattern


def test_a_change_below_zero_is_seen():
    picture = Picture("Т", Look.BARS, ("а", "б"), (Series("С", (4, -8)),))
    assert one(slides(of_blocks(picture))[1], "chart").value_axis.minimum_scale < -8


def test_cells_are_written_in_the_language_and_only_an_address_of_the_web_is_a_link():
    table = one(slides(PAPER)[3], "table")
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Название", "Доля", "День", "Часы", "Ссылка"]
    assert rows[1][1:4] == ["50\u00a0%", "31.10.2026", "72,5"]
    assert rows[2][1] == "<1\u00a0%"
    links = [
        run.hyperlink.address
        for row in table.rows
        for run in row.cells[4].text_frame.paragraphs[0].runs
    ]
    assert links == [None, "https://infourok.ru/rabota-1234567.html", None, None, None]


def test_hostile_texts_stay_texts():
    content = deck(PAPER, STAMP)
    assert any(HARMLESS in text for text in texts(slides(PAPER)[4]))
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            assert "vba" not in name.lower()
            if name.endswith(".xlsx"):
                with ZipFile(BytesIO(archive.read(name))) as book:
                    assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
            if name.endswith(".rels"):
                external = archive.read(name).decode().split('TargetMode="External"')
                assert len(external) == 1 or "https://infourok.ru/" in external[0]


def test_a_long_table_shows_its_first_rows_and_says_how_many_more_there_are():
    rows = tuple((f"Педагог {number}", number) for number in range(MOST_ROWS + 3))
    table = Table("Т", (Column("Имя"), Column("Число", Kind.COUNT)), rows, "По алфавиту.")
    drawn = slides(of_blocks(PageBreak("Все"), table))[1:]
    assert len(one(drawn[-1], "table").rows) <= MOST_ROWS + 1
    assert "И ещё 3 строки — в самом документе. По алфавиту." in texts(drawn[-1])
    assert "Педагог 11" in texts(drawn[-1])
    assert not any("Педагог 12" in texts(slide) for slide in drawn)
    whole = slides(of_blocks(PageBreak("Все"), replace(table, rows=rows[:MOST_ROWS])))[1:]
    assert not any("И ещё" in text for slide in whole for text in texts(slide))


def test_what_makes_a_letter_is_not_shown_to_an_audience():
    letter = of_blocks(
        Letterhead(("МУ «Отдел»",)),
        Text("31.10.2026 № 5", Style.LINE),
        Text("В отдел", Style.ADDRESSEE),
        Text("Участвуют 17 из 24."),
        Signature("Директор", "М. И. Арсаханова", "Исп.: Ахмадова"),
    )
    shown = [text for slide in slides(letter)[1:] for text in texts(slide)]
    assert any("17 из 24" in text for text in shown)
    assert not any(word in text for text in shown for word in ("Отдел", "В отдел", "Директор"))


def test_a_table_of_tall_rows_goes_over_several_slides_and_loses_no_row():
    rows = tuple((f"Педагог {number}. " + "Работа " * 30, number) for number in range(MOST_ROWS))
    table = Table("Т", (Column("Имя"), Column("Число", Kind.COUNT)), rows)
    drawn = slides(of_blocks(PageBreak("Все"), table))[1:]
    assert drawn[0].shapes.title.text_frame.text == f"Все (1/{len(drawn)})"
    found = []
    for slide in drawn:
        head, *body = [[cell.text for cell in row.cells] for row in one(slide, "table").rows]
        assert head == ["Имя", "Число"]
        found += body
    assert len(drawn) > 1
    assert [number for _, number in found] == [str(number) for _, number in rows]


def test_many_columns_go_over_several_slides_with_the_names_on_each():
    columns = (Column("Имя"), *(Column(f"Сообщество {n}", Kind.COUNT) for n in range(20)))
    table = Table("Т", columns, (("Дадаева", *range(20)),))
    tables = [one(slide, "table") for slide in slides(of_blocks(table))[1:]]
    assert len(tables) > 1
    assert all(table.rows[1].cells[0].text == "Дадаева" for table in tables)
    assert sum(len(table.columns) - 1 for table in tables) == 20


def test_many_bars_go_over_several_slides_on_one_scale():
    values = tuple(range(40, 0, -1))
    picture = Picture("Т", Look.BARS, tuple(map(str, values)), (Series("С", values),))
    charts = [one(slide, "chart") for slide in slides(of_blocks(picture))[1:]]
    assert len({chart.value_axis.maximum_scale for chart in charts}) == 1
    assert [value for chart in charts for value in chart.plots[0].series[0].values] == list(values)


def test_an_empty_period_is_a_sentence_and_no_empty_chart():
    empty = replace(BARS, series=(Series("Участия", (0, 0, 0)),), sentence="Записей нет.")
    _, slide = slides(of_blocks(empty, language="ru"))
    assert not any(shape.has_chart for shape in slide.shapes)
    assert "Записей нет." in texts(slide)
    nothing = Table("Т", (Column("Имя"),), ())
    assert one(slides(of_blocks(nothing))[1], "table").rows[1].cells[0].text
    assert len(slides(of_blocks())) == 1


def test_nothing_runs_off_a_slide_and_all_of_it_is_read_from_the_back():
    people = Table("Педагоги", (Column("Имя"),), ((SURNAME,), (SURNAME + " А. М.",)))
    paper = replace(PAPER, title=LONG_TITLE, blocks=(*PAPER.blocks, PageBreak(LONG_TITLE), people))
    content = Presentation(BytesIO(deck(paper, STAMP)))
    for slide in content.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= content.slide_width
            assert shape.top + shape.height <= content.slide_height
            frames = [shape.text_frame] if shape.has_text_frame else []
            if shape.has_table:
                frames += [cell.text_frame for row in shape.table.rows for cell in row.cells]
            for run in (run for f in frames for p in f.paragraphs for run in p.runs):
                is_mark = STAMP.code in run.text or not run.text
                assert is_mark or run.font.size is None or run.font.size >= Pt(18)
    assert LONG_TITLE.strip() in notes(content.slides[0])


def test_long_texts_go_on_and_lose_no_word():
    long = " ".join(f"слово{number}" for number in range(900))
    found = " ".join(text for slide in slides(of_blocks(Text(long)))[1:] for text in texts(slide))
    assert all(f"слово{number}" in found.split() for number in range(900))


def test_a_deck_opens_in_libreoffice_with_as_many_pages(tmp_path):
    content = deck(PAPER, STAMP)
    pages = pypdfium2.PdfDocument(converted(tmp_path, "deck.pptx", content))
    assert len(pages) == len(slides(PAPER))
    assert "Сетевое взаимодействие" in pages[0].get_textpage().get_text_bounded()


def noted(*texts):
    return tuple(Text(text, Style.NOTE) for text in texts)


def test_notes_stand_below_their_chart_as_far_as_there_is_room_and_whole_in_the_slides_notes():
    about, long = Text("2025/26", Style.SMALL), f"[2] {'слово ' * 80}конец"
    first = (BARS, *noted(f"[1] {HARMLESS}", long), about)
    _, bars, stacked = slides(of_blocks(*first, STACKED, *noted(*(f"[{n}] б" for n in range(9)))))
    shown = next(text for text in texts(bars) if "[1]" in text)
    assert shown.startswith("Больше всего — 12 из 18, 67 %. 2025/26\n[1] =HYPERLINK")
    assert "конец" not in shown
    assert notes(bars).split("\n")[-3:] == [
        "Больше всего — 12 из 18, 67 %. 2025/26",
        f"[1] {HARMLESS}",
        long,
    ]
    below = next(text for text in texts(stacked) if "[8]" in text)
    assert below == "[8] б\nИ ещё 8 заметок — в заметках к слайду."
    assert all(f"[{n}] б" in notes(stacked) for n in range(9))


def test_notes_below_a_table_are_on_the_slide_of_its_last_row():
    table = Table("Работы", (Column("Название"),), tuple((str(n),) for n in range(11)))
    *before, last = slides(of_blocks(table, Text("Фраза."), *noted("[1] а")))[1:]
    assert "Фраза.\n[1] а" in texts(last)
    assert all("[1] а" not in "".join(texts(slide)) for slide in before)
    assert "[1] а" in notes(last)


MISSING = "Не показаны 2 группы: в них меньше трёх человек или по ним такую можно вычислить."
LONG = " ".join(
    f"Это {place}-е предложение о том, что видно на этой диаграмме." for place in range(9)
)


def below(slide):
    """Return what stands below the chart or table of a slide, without its mark and number."""
    found = texts(slide)[1:]
    return next(text for text in found if STAMP.code not in text and not text.isdigit())


def test_a_sentence_below_a_chart_is_whole_in_five_lines():
    said = f"{LONG[:230].rsplit('. ', 1)[0]}. {MISSING}"
    _, slide = slides(of_blocks(PageBreak("По месяцам"), replace(STACKED, sentence=said)))
    assert below(slide) == said


def test_a_longer_one_is_cut_between_sentences_and_keeps_what_is_missing():
    said = f"{LONG} {MISSING}"
    _, slide = slides(of_blocks(PageBreak("По месяцам"), replace(STACKED, sentence=said)))
    shown = below(slide)
    assert shown.startswith("Это 0-е предложение о том, что видно на этой диаграмме. … Это ")
    assert shown.endswith(f"диаграмме. {MISSING}")
    assert said in notes(slide)


def test_no_initial_of_a_name_ends_a_sentence():
    text = f"{LONG} Больше всех: Дадашева Я. У. Остальных нет."
    assert in_sentences(text, 150).endswith("… Больше всех: Дадашева Я. У. Остальных нет.")


def test_a_first_slide_that_bears_the_title_of_the_deck_is_no_second_one():
    first = PageBreak("Конец четверти", "Поздороваться")
    head = (first, Text("Школа № 5"), Text("I четверть"))
    told = (PageBreak("Выводы"), Text("Всё хорошо"))
    opening, *rest = slides(Paper("Конец четверти", "ru", "30.11.2026", (*head, *told)))
    assert texts(opening)[:2] == ["Конец четверти", "30.11.2026\nШкола № 5\nI четверть"]
    assert "Поздороваться" in notes(opening)
    assert [slide.shapes.title.text_frame.text for slide in rest] == ["Выводы"]
    charts = (first, STACKED)  # what no first slide holds stays where it is
    assert len(slides(Paper("Конец четверти", "ru", "", charts))) == 2
