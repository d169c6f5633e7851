"""A table on the page: what stands in it is letters, numbers stand on the right, links are safe."""

import tomllib
from datetime import date

import pandas as pd
import pytest
from lxml import html

from charts.palette import CONFIGURATION
from tests import listed
from ui import plain_table
from ui.plain_table import Link


def table_of(columns, language="ru", alt="Таблица"):
    return plain_table.html(pd.DataFrame(columns), language, alt=alt)


def test_a_table_says_what_the_frame_says_in_the_person_s_language():
    columns = {
        "Дата": [date(2026, 10, 5), None],
        "Участия": [1234, None],
        "Часы": [36.5, float("nan")],
        "Кто": ["Ахмадова", "—"],
    }
    found = listed.frame(table_of(columns)).map(lambda cell: cell.replace("\u00a0", " "))
    assert list(found.columns) == ["Дата", "Участия", "Часы", "Кто"]
    assert found.iloc[0].tolist() == ["05.10.2026", "1 234", "36,5", "Ахмадова"]
    assert found.iloc[1].tolist() == ["", "", "", "—"]


def test_numbers_stand_on_the_right_under_their_heads_and_nothing_else_does():
    table = html.fromstring(table_of({"Сколько": [1, 2], "Кто": ["а", "б"], "Итог": ["1", "2"]}))
    sides = [cell.get("class") for cell in table.findall(".//th")]
    assert sides == ["number", None, None]
    assert [cell.get("class") for cell in table.find(".//tbody/tr")] == sides


@pytest.mark.parametrize(
    "text", ["<script>x</script>", '"><img src=x onerror=x>', "*a* [b](c)", "&lt;b&gt;", "Ӏалам"]
)
def test_what_people_typed_is_shown_as_they_typed_it(text):
    body = table_of({text: [text, Link(text, "https://a.ru")]}, alt=text)
    table = html.fromstring(body)
    assert list(listed.frame(body).columns) == [text]
    assert set(listed.frame(body)[text]) == {text}
    assert table.get("aria-label") == table.find("table").get("aria-label") == text
    assert {one.tag for one in table.iter()} <= set("div table thead tbody tr th td a".split())


def test_signs_that_turn_the_direction_are_taken_out_and_lines_become_one():
    found = listed.frame(table_of({"А": ["б\u202eв\nг"]}))
    assert found["А"].tolist() == ["бв г"]


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://a.ru/?x=1&y=2", "https://a.ru/?x=1&y=2"),
        ("teacher?teacher=7", "teacher?teacher=7"),
        ('https://a.ru/"onclick=x', 'https://a.ru/"onclick=x'),
        ("https://урок.рф/a_(1)>b", "https://урок.рф/a_(1)%3Eb"),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_a_link_leads_to_the_web_or_to_a_screen_and_nowhere_else(address, leads):
    links = html.fromstring(table_of({"А": [Link("текст", address)]})).findall(".//a")
    assert [(one.get("href"), one.get("target")) for one in links] == (
        [(leads, "_blank")] if leads else []
    )
    assert all(set(one.keys()) == {"href", "target"} for one in links)


def test_columns_of_one_name_stay_apart():
    frame = pd.DataFrame([["а", 1]], columns=["А", "А"])
    assert listed.frame(plain_table.html(frame, "ru", alt="")).iloc[0].tolist() == ["а", "1"]


def test_links_have_the_colours_of_the_page():
    theme = tomllib.loads(CONFIGURATION.read_text("utf-8"))["theme"]
    assert tuple(theme[mode]["linkColor"] for mode in ("light", "dark")) == plain_table.LINKS
