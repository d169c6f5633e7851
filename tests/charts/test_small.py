"""The charts of a tile: bars stand on zero, a goal's bands begin at its levels."""

import re
from xml.etree import ElementTree as ET

from charts import small
from charts.bullet import Bullet
from core.goals import Levels

SVG = "{http://www.w3.org/2000/svg}"


def boxes(written):
    """Return every box: left, top, width, height."""
    root = ET.fromstring(written)
    assert root.attrib["aria-hidden"] == "true"
    return [
        tuple(float(box.attrib.get(name, "0")) for name in ("x", "y", "width", "height"))
        for box in root.iter("rect")
    ]


def test_a_month_has_a_bar_from_zero_as_tall_as_its_figure():
    tall = small.HEIGHT[0]
    found = boxes(small.months([0, 2, 4, -1]))
    assert [box[3] for box in found] == [0, tall / 2, tall, 0]
    assert all(box[1] + box[3] == tall for box in found)
    assert [box[0] for box in found] == sorted(box[0] for box in found)


def test_months_of_nothing_are_bars_of_nothing():
    assert {box[3] for box in boxes(small.months([0, 0, 0, 0]))} == {0}


def test_the_bands_of_a_goal_begin_at_its_levels_and_the_bar_ends_at_the_figure():
    levels = Levels(50, 75, 100)
    *bands, bar = boxes(small.goal(Bullet(57, levels)))
    end = 114
    assert [round(box[0] * end / 100, 1) for box in bands] == [0, 50, 75, 100]
    assert round(bar[2] * end / 100, 1) == 57
    *bands, bar = boxes(small.goal(Bullet(400, levels)))
    assert bar[2] <= 100
    assert not re.search("nan|inf", small.goal(Bullet(0, levels)))
