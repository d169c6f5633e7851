"""Charts of the dashboards as blocks of a paper: the same numbers, names and colours."""

from datetime import date

import pandas as pd
import pytest

from charts import months, theme
from charts.bars import Bars
from charts.contributions import Contributions
from charts.crossed import Crossed
from charts.flow_places import Flow
from charts.matrix import Shaded
from charts.months import Multiples, Stacked
from charts.network import Edge, Network, Node
from charts.quadrant import Quadrant
from charts.timeline import Event, Timeline
from core.i18n import words_of
from reports.chart_blocks import blocks_of
from reports.content import Kind, Look, Paper, Picture, Style, Table, Text, read, written
from reports.palette import colour

RU = words_of("ru")
LONG = "Интернет школа «Просвещение.ру»"
YEAR = months.Axis(months.months_between(date(2026, 9, 1), date(2027, 8, 31)), "ru")
FRAME = pd.DataFrame(
    {
        "month": pd.to_datetime(["2026-09-01", "2026-11-01", "2026-11-01"]),
        "series": ["Инфоурок", "Инфоурок", "Сферум"],
        "value": [5, 2, 4],
    }
)
SERIES = [
    months.Series("Инфоурок", theme.series_colour(0)),
    months.Series("Сферум", theme.series_colour(4)),
]


def blocks(chart, **more):
    found = blocks_of(chart, RU, title="Заголовок", sentence="Предложение.", **more)
    paper = Paper("Заголовок", "ru", "", found)
    assert read(written(paper)) == paper  # a snapshot holds it unchanged
    return found


def picture(chart):
    (found,) = blocks(chart)
    assert isinstance(found, Picture)
    assert found.sentence == "Предложение."
    return found


def table(chart, **more):
    found, sentence = blocks(chart, **more)
    assert isinstance(found, Table)
    assert sentence == Text("Предложение.")
    return found


def bars(**columns):
    return pd.DataFrame({"label": ["Один", LONG], "value": [3, 1], "text": ["3", "1"]} | columns)


def test_bars_are_native_and_keep_their_order_and_the_colours_of_the_communities():
    found = picture(Bars(bars(colour=[theme.series_colour(4), theme.series_colour(0)])))
    assert (found.look, found.kind) == (Look.BARS, Kind.COUNT)
    assert found.categories == ("Один", LONG)
    assert found.series[0].values == (3.0, 1.0)
    assert found.series[0].colours == ("4A4A4A", "0072B2")


def test_a_share_stands_with_both_of_its_numbers():
    shares = bars(value=[0.75, 0.5], part=[3, 1], whole=[4, 2], share=["75 %", "50 %"])
    found = picture(Bars(shares, most=1))
    assert found.kind is Kind.SHARE
    assert list(found.categories) == ["Один: 3 из 4", f"{LONG}: 1 из 2"]


def test_a_track_that_is_no_share_stays_a_count():
    assert picture(Bars(bars(value=[1, 1]), most=1)).kind is Kind.COUNT


def test_hours_with_parts_are_no_counts():
    assert picture(Bars(bars(value=[1.5, 1]))).kind is Kind.HOURS


def test_changes_keep_their_sign():
    found = picture(Contributions(bars(value=[3, -2])))
    assert found.series[0].values == (3.0, -2.0)


def test_communities_by_month_are_stacked_and_every_month_is_there():
    found = picture(Stacked(FRAME, YEAR, SERIES))
    assert found.look is Look.STACKED_COLUMNS
    assert len(found.categories) == 12
    assert [sum(series.values) for series in found.series] == [7, 4]
    assert [series.colour for series in found.series] == ["0072B2", "4A4A4A"]


def test_one_series_by_month_is_plain_columns_and_rows_that_stand_apart_are_lines():
    assert picture(Stacked(FRAME, YEAR, SERIES[:1])).look is Look.COLUMNS
    assert picture(Multiples(FRAME, YEAR, SERIES)).look is Look.LINES


def test_a_long_time_line_is_shown_by_school_year_with_its_events_as_a_table():
    axis = months.Axis(months.months_between(date(2024, 9, 1), date(2027, 8, 31)), "ru")
    event = Event(date(2026, 10, 1), "Курс<br><b>72 ч &amp; ещё</b>", "")
    found, marked = blocks(Timeline(FRAME, axis, [event]))
    assert list(found.categories) == ["2024/25", "2025/26", "2026/27"]
    assert found.series[0].values == (0.0, 0.0, 11.0)
    assert marked.rows == (("октябрь 2026", "Курс · 72 ч & ещё"),)


@pytest.mark.parametrize("chart", [Shaded, Crossed])
def test_a_matrix_is_a_table_and_an_empty_cell_stays_empty(chart):
    frame = pd.DataFrame({"А": [1.0, float("nan")], "Б": [0.0, 2.5]}, index=["x", "y"])
    found = table(chart(frame))
    assert found.rows == (("x", 1, 0), ("y", None, 2.5))
    assert [column.kind for column in found.columns] == [Kind.TEXT, Kind.COUNT, Kind.HOURS]


def test_a_network_is_a_table_of_left_by_right():
    left = [Node("Дадаева", ""), Node("Исаев", "")]
    right = [Node("Инфоурок", ""), Node("Сферум", "")]
    found = table(Network(left, right, [Edge(1, 0, 5, ""), Edge(0, 1, 2, "")]))
    assert found.rows == (("Исаев", 5, None), ("Дадаева", None, 2))


def test_a_flow_is_a_table_of_its_bands():
    columns = [[Node("А", "")], [Node("Б", ""), Node("В", "")], [Node("Г", "")]]
    chart = Flow(["1", "2", "3"], columns, [[Edge(0, 0, 1, ""), Edge(0, 1, 3, "")], []])
    assert table(chart).rows == (("А", "В", 3), ("А", "Б", 1))


def test_circles_are_a_table_of_their_two_counts():
    chart = Quadrant(pd.DataFrame({"label": ["А"], "x": [3], "y": [4]}), "Участия", "Работы")
    found = table(chart)
    assert [column.title for column in found.columns][1:] == ["Участия", "Работы"]
    assert found.rows == (("А", 3, 4),)


def test_the_table_behind_a_chart_stands_in_for_what_has_no_native_like():
    behind = pd.DataFrame({"День": [date(2026, 9, 1), None], "Имя": ["=1+1", None], "Ч": [1, 2]})
    found = table(Network([], [], []), table=behind)
    assert found.rows == (("2026-09-01", "=1+1", 1), (None, None, 2))
    assert [column.kind for column in found.columns] == [Kind.DAY, Kind.TEXT, Kind.COUNT]


def test_without_a_chart_and_a_table_the_sentence_stands_alone():
    assert blocks(None) == (Text("Заголовок", Style.HEADING), Text("Предложение."))
    assert blocks(Bars(bars().head(0))) == blocks(None)


def test_every_name_of_the_theme_is_a_colour_and_anything_else_is_the_accent():
    for name in (*theme.SERIES, *theme.SCALE, theme.TEXT, theme.PAPER, theme.BEFORE):
        assert len(colour(name)) == 6
    assert colour("url(x)") == colour(theme.ACCENT) == "127880"
    assert colour("#abcdef") == "ABCDEF"
