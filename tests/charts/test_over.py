"""What lies over charts: numbers of notes at their days and beside what they are about."""

from datetime import date

import pandas as pd
import pytest

from charts.bars import Bars
from charts.drawn import figure
from charts.matrix import Shaded
from charts.months import Axis, Multiples, Series, Stacked, months_between
from charts.over import Over, Sign
from charts.timeline import Timeline
from core.i18n import words_of
from tests.drawn import row_names

RU = words_of("ru")
AXIS = Axis(months_between(date(2026, 9, 1), date(2027, 8, 31)), "ru")
FRAME = pd.DataFrame({"month": [date(2026, 9, 1)], "series": ["Сферум"], "value": [3]})
SERIES = [Series("Сферум", "#000001", title="Сферум", mark={"community": "sferum"})]
OVER = Over(
    [
        Sign(1, date(2026, 10, 16)),
        Sign(2, date(2026, 10, 20), {"community": ("sferum",)}),
        Sign(3, date(2025, 10, 20)),
        Sign(4, mark={"community": ("infourok",), "group": ("sciences",)}),
    ]
)


def numbers(drawn):
    return [note.text for note in drawn.layout.annotations if "<b>[" in (note.text or "")]


@pytest.mark.parametrize(
    "chart", [Stacked(FRAME, AXIS, SERIES), Multiples(FRAME, AXIS, SERIES), Timeline(FRAME, AXIS)]
)
def test_an_axis_of_months_shows_the_days_in_it_each_number_clear_of_the_other(chart):
    drawn, bare = figure(chart, RU, over=OVER), figure(chart, RU)
    assert numbers(drawn) == ["<b>[1]</b>", "<b>[2]</b>"]
    lines = [shape.x0 for shape in drawn.layout.shapes if shape.line.dash]
    assert lines == pytest.approx([1 - 0.5 + 15 / 31, 1 - 0.5 + 19 / 31], abs=0.0001)
    shifts = {note.yshift for note in drawn.layout.annotations if "<b>[" in note.text}
    assert len(shifts) == 2
    assert drawn.layout.height > bare.layout.height


def test_a_series_a_bar_and_a_row_have_the_numbers_of_what_is_said_of_them():
    assert figure(Stacked(FRAME, AXIS, SERIES), RU, over=OVER).data[0].name == "Сферум\u00a0[2]"
    rows = pd.DataFrame(
        {"label": ["Сферум", "Инфоурок"], "value": [3, 1], "text": ["3", "1"]}
    ).assign(mark=["community=sferum", "community=infourok"])
    bars = figure(Bars(rows), RU, over=OVER)
    assert row_names(bars.to_dict()) == ["Сферум\u00a0[2]", "Инфоурок"]


def test_a_table_has_numbers_over_its_columns_and_beside_its_rows():
    marks = [
        [f"group={group}&community={community}" for community in ("sferum", "infourok")]
        for group in ("sciences", "humanities")
    ]
    table = pd.DataFrame([[1, 2], [3, 4]], ["Науки", "Слово"], ["Сферум", "Инфоурок"])
    drawn = figure(Shaded(table, marks=marks), RU, over=OVER)
    assert row_names(drawn.to_dict()) == ["Науки\u00a0[4]", "Слово"]
    assert list(drawn.layout.xaxis.ticktext) == ["Сферум <br>[2]", "Инфоурок"]
    months = [[f"group=sciences&month=2026-{month}-01" for month in ("09", "10")]]
    drawn = figure(
        Shaded(pd.DataFrame([[1, 2]], ["Науки"], ["сент.", "окт."]), marks=months), RU, over=OVER
    )
    assert list(drawn.layout.xaxis.ticktext) == ["сент.", "окт. <br>[1]\u202f[2]"]
