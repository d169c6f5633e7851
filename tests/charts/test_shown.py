"""A figure as a page shows it: the page's colours and letters, and nothing left for Streamlit."""

import pytest

from charts import palette, theme
from charts.ready import Ready
from charts.shown import TOUCHED, Shown


def figure(value=1, **layout):
    bar = {"type": "bar", "x": [value], "marker": {"color": theme.ACCENT}, "text": ["#000018 и"]}
    return theme.figure([bar], {"xaxis": {}, **layout}, height=100, language="ru")


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_names_of_colours_become_the_colours_of_the_page(mode):
    colours = palette.colours(mode)
    shown = Shown(figure(), mode, is_touched=False)
    assert shown.data[0].marker.color == colours[theme.ACCENT]
    assert shown.layout.font.color == colours[theme.TEXT]
    assert shown.layout.hoverlabel.bgcolor == colours[theme.PAPER]


def test_what_people_wrote_keeps_its_letters():
    assert Shown(figure(), "light", is_touched=False).data[0].text == ("#000018 и",)


def test_every_name_has_a_colour_in_both_modes():
    names = {*theme.SERIES, *theme.SCALE, theme.TEXT, theme.PAPER, theme.EDGE}
    for mode in ("light", "dark"):
        assert palette.colours(mode).keys() == names


def test_what_streamlit_would_add_where_marks_are_touched_stands_in_the_figure():
    touched = Shown(figure(), "light", is_touched=True).to_dict()["layout"]
    assert touched.items() >= TOUCHED.items()
    assert "clickmode" not in Shown(figure(), "light", is_touched=False).to_dict()["layout"]


def test_other_data_have_another_revision_and_the_same_data_the_same():
    first, same, other = (
        Shown(figure(value), "light", is_touched=True).layout.datarevision for value in (1, 1, 2)
    )
    assert first == same != other


def test_the_figures_own_sizes_come_before_the_pages():
    layout = Shown(figure(margin={"l": 40}), "light", is_touched=False).layout
    assert layout.font.size == theme.FONT_SIZE
    assert (layout.margin.l, layout.margin.pad) == (40, 8)


def test_room_is_looked_for_only_where_a_scale_has_a_title():
    layout = Shown(figure(yaxis={"title": {"text": "часы"}}), "light", is_touched=False).layout
    assert (layout.xaxis.automargin, layout.yaxis.automargin) == (False, True)


def test_the_figure_itself_stays_as_it_was():
    kept = figure()
    before = kept.written
    Shown(kept, "dark", is_touched=True).to_dict()
    assert kept.written == before
    assert isinstance(kept, Ready)
