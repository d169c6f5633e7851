"""The charts of a tile: bars stand on zero, a goal's bands begin at its levels."""

import re

from charts import small
from charts.bullet import Bullet
from core.goals import Levels


def shares(written, side):
    """Return the size of every box in hundredths of the chart."""
    assert 'aria-hidden="true"' in written
    assert "svg" not in written  # Streamlit would let nothing of it through
    return [float(number) for number in re.findall(rf"{side}:([\d.]+)%", written)]


def test_a_month_has_a_bar_from_zero_as_tall_as_its_figure():
    assert shares(small.months([0, 2, 4, -1]), "height") == [0, 50, 100, 0]


def test_months_of_nothing_are_bars_of_nothing():
    assert shares(small.months([0, 0, 0, 0]), "height") == [0, 0, 0, 0]


def test_the_bands_of_a_goal_begin_at_its_levels_and_the_bar_ends_at_the_figure():
    levels = Levels(50, 75, 100)
    *bands, bar = shares(small.goal(Bullet(57, levels)), "width")
    end = 114
    assert [round(width * end / 100) for width in bands] == [50, 25, 25, 14]
    assert round(bar * end / 100, 1) == 57
    assert shares(small.goal(Bullet(400, levels)), "width")[-1] <= 100
    assert shares(small.goal(Bullet(0, levels)), "width")[-1] == 0
