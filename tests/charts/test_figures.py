"""What every figure keeps to: bars from zero, names whole and harmless, quiet months seen."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from charts import bars, labels, matrix, month_columns, months, palette, theme
from charts.bars import Bars
from charts.drawn import figure as drawn
from charts.matrix import Shaded
from charts.months import Multiples, Stacked
from charts.points import MARK
from charts.ready import Ready
from charts.timeline import Event, Timeline
from core.i18n import words_of
from tests.drawn import row_names

RU = words_of("ru")
ROOT = Path(__file__).parent.parent.parent
LONG = "Интернет школа «Просвещение.ру» и ещё что-то длинное"


def rows(**columns):
    return pd.DataFrame({"label": ["Один", LONG], "value": [3, 1], "text": ["3", "1"]} | columns)


def axis(first, last):
    return months.Axis(months.months_between(first, last), "ru")


YEAR = axis(date(2026, 9, 1), date(2027, 8, 31))
SERIES = [months.Series("Инфоурок", theme.series_colour(0)), months.Series("Сферум", "#000005")]
FRAME = pd.DataFrame(
    {
        "month": pd.to_datetime(["2026-09-01", "2026-11-01", "2026-11-01"]),
        "series": ["Инфоурок", "Инфоурок", "Сферум"],
        "value": [5, 2, 4],
    }
)


def contrast(first, second):
    """Return the contrast of two colours (`#rrggbb`) as WCAG counts it, from 1 to 21."""
    darker, lighter = sorted(map(luminance, (first, second)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_configuration_has_a_colour_for_every_name_of_the_charts():
    configuration = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    for mode in ("light", "dark"):
        colours = configuration["theme"][mode]
        assert len(colours["chartCategoricalColors"]) >= len(theme.SERIES)
        assert len(colours["chartSequentialColors"]) == len(theme.SCALE)


def test_no_two_of_many_communities_look_alike():
    looks = {(theme.series_colour(place), theme.series_pattern(place)) for place in range(40)}
    assert len(looks) == 40


def test_bars_begin_at_zero_and_leave_room_for_their_texts():
    figure = bars.ranked(Bars(rows()), RU)
    assert figure.layout.xaxis.range[0] == 0
    assert figure.layout.xaxis.range[1] > 3


def test_a_share_is_drawn_on_a_track_of_the_whole():
    figure = bars.ranked(Bars(rows(value=[0.5, 0.2]), most=1), RU)
    assert list(figure.data[1].x) == [1, 1]
    assert list(figure.data[2].x) == [1, 1]


def test_a_bar_keeps_the_colour_of_its_row():
    figure = bars.ranked(Bars(rows(colour=["#000002", "#000001"])), RU)
    assert list(figure.data[0].marker.color) == ["#000002", "#000001"]


def test_a_long_name_is_broken_into_lines_and_none_is_lost():
    figure = bars.ranked(Bars(rows()), RU)
    text = row_names(figure.to_dict())[1]
    assert "<br>" in text
    assert text.replace("<br>", " ") == LONG
    assert all(len(line) <= labels.LETTERS for line in text.split("<br>"))


def test_what_people_typed_is_no_markup():
    figure = bars.ranked(Bars(rows(label=["<b>Один</b>", "<a href='x'>Два</a>"])), RU)
    assert row_names(figure.to_dict())[0] == "&lt;b&gt;Один&lt;/b&gt;"
    assert "<a" not in str(figure.data[0].customdata)


def test_a_figure_cannot_be_dragged_from_under_a_finger():
    for figure in (
        bars.ranked(Bars(rows()), RU),
        month_columns.stacked(Stacked(FRAME, YEAR, SERIES)),
    ):
        assert figure.layout.dragmode is False
        assert figure.layout.xaxis.fixedrange
        assert figure.layout.yaxis.fixedrange


def test_letters_are_large_enough_for_the_back_of_the_room():
    figure = month_columns.multiples(Multiples(FRAME, YEAR, SERIES))
    sizes = [figure.layout.font.size, figure.layout.xaxis.tickfont.size, theme.LABEL_SIZE]
    assert min(sizes) >= 14


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (date(2026, 9, 1), date(2026, 9, 30), 1),
        (date(2026, 9, 15), date(2027, 8, 31), 12),
        (date(2025, 12, 31), date(2026, 1, 1), 2),
        (date(2026, 9, 1), date(2026, 8, 1), 1),
    ],
)
def test_months_from_one_day_to_another(first, last, count):
    found = months.months_between(first, last)
    assert len(found) == count
    assert found[0] == first.replace(day=1)


def test_a_quiet_month_is_a_zero():
    figure = month_columns.stacked(Stacked(FRAME, YEAR, SERIES))
    assert list(figure.data[0].y) == [5, 0, 2] + [0] * 9
    assert list(figure.data[1].y) == [0, 0, 4] + [0] * 9


def test_the_sum_stands_over_each_column():
    sums = month_columns.stacked(Stacked(FRAME, YEAR, SERIES)).data[2]
    assert list(sums.text[:4]) == ["5", "", "6", ""]


def test_months_are_written_in_the_language_with_years_only_where_needed():
    assert YEAR.labels()[:2] == ["сент.", "окт."]
    assert axis(date(2025, 9, 1), date(2026, 10, 1)).labels()[-1] == "окт. 2026"


def test_rows_of_months_share_one_scale():
    figure = month_columns.multiples(Multiples(FRAME, YEAR, SERIES))
    assert figure.layout.yaxis.range == figure.layout.yaxis2.range
    assert figure.layout.yaxis.range[0] == 0


def test_a_long_time_keeps_its_axis_readable():
    figure = month_columns.stacked(
        Stacked(FRAME, axis(date(2010, 1, 1), date(2026, 12, 31)), SERIES)
    )
    assert len(figure.layout.xaxis.tickvals) <= month_columns.MOST_TICKS


def test_a_table_shows_zeros_and_leaves_empty_what_cannot_be():
    table = pd.DataFrame({"Инфоурок": [4, 0], "Сферум": [None, 2]}, index=["публикация", "чат"])
    figure = matrix.shaded(Shaded(table), "ru")
    cells, texts = figure.data[:2]
    assert list(zip(cells.x, cells.base, strict=True)) == [(0, 37), (1, 104)], "what is not zero"
    assert list(zip(texts.x, texts.text, strict=True)) == [(0, "4"), (0, "0"), (1, "2")]
    assert row_names(figure.to_dict()) == ["публикация", "чат"]


def test_rows_of_different_counts_are_shaded_each_within_itself():
    table = pd.DataFrame({"Инфоурок": [200, 2], "Сферум": [100, 1]}, index=["часы", "работы"])
    dark, middling, *second = matrix.shaded(Shaded(table, by_row=True), "ru").data[0].marker.color
    assert [dark, middling] == second
    assert dark != middling


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_number_is_read_on_its_shade(mode):
    colours = palette.colours(mode)
    table = pd.DataFrame([[float(n) for n in range(1, 101)]], columns=range(100), index=["все"])
    cells, texts = matrix.shaded(Shaded(table), "ru").data[:2]
    for shade, ink in zip(cells.marker.color, texts.textfont.color, strict=True):
        assert contrast(colours[shade], colours[ink]) >= 4.5, (shade, ink)
    assert len(set(cells.marker.color)) == 7, "shades that can be told apart"


def marks_of(trace):
    return [point[MARK] for point in trace.customdata]


def test_every_mark_says_which_part_of_the_data_it_is():
    series = [months.Series("Инфоурок", "#000001", mark={"community": "infourok"})]
    columns = drawn(Stacked(FRAME, YEAR, series), RU).data[0]
    assert marks_of(columns)[0] == "community=infourok&month=2026-09-01"
    figure = drawn(Bars(rows(mark=["kind=webinar", ""])), RU)
    assert marks_of(figure.data[0]) == marks_of(figure.data[-1]) == ["kind=webinar", ""]
    table = pd.DataFrame({"Инфоурок": [4, 0]}, index=["публикация", "чат"])
    cells = drawn(Shaded(table, marks=[["kind=publication"], ["kind=chat"]]), RU).data[0]
    assert marks_of(cells) == ["kind=publication"]  # nothing is behind an empty cell


def test_the_shortest_bar_can_be_touched_over_its_whole_row():
    figure = drawn(Bars(rows(value=[1000, 1], mark=["kind=a", "kind=b"])), RU)
    reach = figure.data[-1]
    assert list(reach.x) == [figure.layout.xaxis.range[1]] * 2
    assert reach.marker.color[0] == theme.NOTHING


def test_the_period_before_stands_beside_each_bar_by_its_name():
    before = Bars(pd.DataFrame({"label": [LONG, "Другой"], "value": [7, 9], "text": ["7", "9"]}))
    figure = drawn(Bars(rows()), RU, before)
    assert list(figure.data[2].x) == [0, 7]
    assert [text.strip() for text in figure.data[3].text] == ["", "было: 7"]
    assert figure.layout.height > drawn(Bars(rows()), RU).layout.height
    assert figure.layout.xaxis.range[1] > 7


def test_what_stood_among_the_others_then_is_told_as_it_was_and_the_others_are_not_told():
    def of(*items):
        columns = ("mark", "label", "value", "text")
        return pd.DataFrame([(*item, str(item[-1])) for item in items], columns=columns)

    then = of(("a", "Икс", 9), ("b", "Игрек", 4), ("c", "Зет", 2))
    before = Bars(of(("a", "Икс", 9), ("", "ещё 2", 6)), everything=then)
    now = Bars(of(("c", "Зет нового имени", 8), ("d", "Икс", 3), ("", "ещё 2", 5)))

    def told(chart):
        *_, thin, texts, _, _ = drawn(now, RU, chart).data
        return list(thin.x), [text.strip() for text in texts.text]

    assert told(before) == ([2, 0, 0], ["было: 2", "было: 0", ""])
    assert told(replace(before, absent="")) == ([2, 0, 0], ["было: 2", "", ""])


def test_the_period_before_stands_over_the_months_one_by_one():
    frame = FRAME.assign(month=pd.to_datetime(["2025-09-01", "2025-10-01", "2025-11-01"]))
    before = axis(date(2025, 9, 1), date(2025, 11, 25))
    for kind in (Stacked, Multiples):
        figure = drawn(kind(FRAME, YEAR, SERIES), RU, kind(frame, before, SERIES))
        steps = [list(trace.y) for trace in figure.data if trace.type == "scatter"]
        first = [5, 5, None, 2, 2, None, 4 if kind is Stacked else 0]
        assert steps[0][:7] == first


def test_no_step_of_the_period_before_strikes_out_a_number():
    """Numbers stand on their columns: 5 with a step just over it, 2 with one far above, 4 below."""
    earlier = {"2025-09-01": 6, "2025-10-01": 3, "2025-11-01": 20}
    days = pd.to_datetime(list(earlier))
    frame = pd.DataFrame({"month": days, "series": "Инфоурок", "value": list(earlier.values())})
    before = Multiples(frame, axis(date(2025, 9, 1), date(2025, 11, 25)), SERIES)
    figure = drawn(Multiples(FRAME, YEAR, SERIES), RU, before)
    columns, steps, lifted = (one for one in figure.data if one.yaxis == "y")
    assert list(columns.text[:3]) == ["", "", "2"]
    assert (list(lifted.x), list(lifted.y), list(lifted.text)) == ([0], [6], ["5"])
    assert steps.mode == "lines"
    alone = [one for one in figure.data if one.yaxis == "y2"]
    assert list(alone[0].text[:3]) == ["", "", "4"]


def test_a_cell_says_its_change_against_the_period_before():
    table = pd.DataFrame({"Инфоурок": [4, 2]}, index=["публикация", "чат"])
    before = pd.DataFrame({"Инфоурок": [1]}, index=["публикация"])
    assert list(drawn(Shaded(table), RU, Shaded(before)).data[1].text) == ["4 (+3)", "2 (+2)"]


def test_many_long_heads_stand_upright_in_one_line_so_that_a_phone_holds_them():
    kinds = [f"вид деятельности с длинным названием {number}" for number in range(9)]
    table = pd.DataFrame([[1.0] * 9], index=["музыка"], columns=kinds)
    axis = matrix.shaded(Shaded(table, is_dense=True), "ru").layout.xaxis
    assert axis.tickangle == -90
    assert {
        len(head) <= matrix.UPRIGHT_LETTERS and "<br>" not in head for head in axis.ticktext
    } == {True}


@pytest.mark.parametrize("is_dense", [False, True])
@pytest.mark.parametrize("head", ["5", "Сферум", "Наука & <жизнь> в школе", LONG])
@pytest.mark.parametrize("columns", [1, 8])
def test_the_heads_of_a_table_take_no_room_from_its_cells(columns, head, is_dense):
    heads = [f"{head} {number}" for number in range(columns)]
    table = pd.DataFrame([[1.0] * columns], index=["Одна строка"], columns=heads)
    layout = drawn(Shaded(table, is_dense=is_dense), RU).layout
    assert layout.height - layout.margin.t - layout.margin.b >= layout.yaxis.range[0] - 1


def test_a_time_line_shows_each_year_with_its_sum_and_signs_that_lead_to_records():
    years = axis(date(2025, 9, 1), date(2027, 8, 31))
    event = Event(date(2026, 11, 1), "курсы <72>", "month=2026-11-01&kind=pd_course", is_major=True)
    outside = Event(date(2020, 1, 1), "раньше", "")
    figure = drawn(Timeline(FRAME, years, [event, outside]), RU)
    assert list(figure.layout.xaxis.ticktext) == ["2025/26<br><b>0</b>", "2026/27<br><b>11</b>"]
    columns, reach, signs = figure.data
    assert sum(columns.y) == 11
    assert [point[MARK] for point in reach.customdata] == ["month=2026-09-01", "month=2026-11-01"]
    assert list(signs.x) == [14]
    assert list(signs.marker.symbol) == ["star"]
    assert signs.customdata[0][0] == "курсы &lt;72&gt;"
    assert signs.customdata[0][MARK] == event.mark


def test_quotation_marks_in_names_are_shown_as_they_are():
    figure = bars.ranked(Bars(rows(label=["\"Сад\" & 'дом'", "<b>"])), RU)
    assert row_names(figure.to_dict()) == ["\"Сад\" &amp; 'дом'", "&lt;b&gt;"]


def test_what_was_hidden_before_has_no_change():
    now = pd.DataFrame([[5.0, 5.0]], index=["музыка"], columns=["а", "б"])
    before = pd.DataFrame([[None, 2.0]], index=["музыка"], columns=["а", "б"], dtype=float)
    figure = matrix.shaded(Shaded(now, is_dense=True), "ru", Shaded(before, is_dense=True))
    assert list(figure.data[1].text) == ["5", "5 (+3)"]


def test_each_drawing_of_a_figure_has_its_own_parts_and_no_more_decimals_than_a_pixel_needs():
    figure = Ready({"data": [{"type": "scatter", "x": [1 / 3, 2], "y": [1000.25, 7]}]})
    figure.to_dict().clear()
    assert (list(figure.data[0].x), list(figure.data[0].y)) == ([0.3333, 2], [1000.25, 7])


def test_a_part_that_plotly_does_not_know_is_found_by_whoever_looks_into_the_figure():
    with pytest.raises(ValueError, match="lenght"):
        Ready({"data": [{"type": "bar", "lenght": [1]}]}).read()
