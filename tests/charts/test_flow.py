"""The flow of resources: how tall, where bands meet blocks, what a touch leads to, what is said."""

from dataclasses import replace
from datetime import date

import pytest

from charts import resource_sentences
from charts.drawn import figure as drawn
from charts.flow_places import TALL, Flow, bands, blocks
from charts.network import Edge, Node
from charts.points import MARK
from core.i18n import words_of

RU, EN = words_of("ru"), words_of("en")
NB = "\u00a0"
DAY = date(2026, 10, 31)
FLOW = Flow(
    ("Чей ресурс", "Вид", "Предмет"),
    (
        (Node("<b>Инфоурок</b>", "", "community=infourok", 30, "#000001", pattern="/"),),
        (Node("кадровые", "", "resource_kind=human", 20), Node("методические", "", "b", 10)),
        (Node("математика", "", "subject=mathematics", 29), Node("не указано", "", "c", 1)),
    ),
    (
        (Edge(0, 1, 10, "", "second"), Edge(0, 0, 20, "", "first")),
        (Edge(0, 0, 20, ""), Edge(1, 0, 9, ""), Edge(1, 1, 1, "", "thin")),
    ),
)


def marks_of(trace):
    return [point[MARK] for point in trace.customdata]


def test_blocks_and_bands_are_as_tall_as_what_they_stand_for():
    columns, height = blocks(FLOW, "ru", None)
    assert [round(one.bottom - one.top) for one in columns[0]] == [TALL]
    assert sum(one.bottom - one.top for one in columns[1]) == pytest.approx(TALL)
    assert all(column[-1].bottom <= height for column in columns)
    assert [band.tall for band in bands(FLOW, columns)] == pytest.approx(
        [value * TALL / 30 for value in (10, 20, 20, 9, 1)]
    )


def test_bands_stand_below_each_other_at_both_of_their_blocks():
    columns, _ = blocks(FLOW, "ru", None)
    second, first, *rest = bands(FLOW, columns)
    assert first.start == pytest.approx(columns[0][0].top)
    assert second.start == pytest.approx(first.start + first.tall)
    assert (first.end, second.end) == pytest.approx((columns[1][0].top, columns[1][1].top))
    assert rest[1].end == pytest.approx(rest[0].end + rest[0].tall)


def test_every_block_name_and_band_leads_to_its_part_of_the_data():
    figure = drawn(FLOW, RU)
    bars = [trace for trace in figure.data if trace.type == "bar"]
    reach, standing, names = bars
    assert set(marks_of(reach)) == {"first", "second", "thin", ""}
    assert all(marks_of(reach).count(mark) >= 6 for mark in ("first", "second", "thin"))
    assert min(reach.y) >= 9  # pixels: a thin band is found by a finger too
    assert marks_of(standing) == marks_of(names)
    assert marks_of(standing)[:2] == ["community=infourok", "resource_kind=human"]
    assert standing.marker.pattern.shape == ("/", "", "", "", "")


def test_names_are_no_markup_and_tell_their_change():
    assert "&lt;b&gt;Инфоурок&lt;/b&gt;<br><b>30</b>" in texts(FLOW, None)
    before = Flow(
        FLOW.heads,
        (FLOW.columns[0][:0], (Node("кадровые", "", "resource_kind=human", 25),), ()),
        (),
    )
    found = texts(FLOW, before)
    assert "кадровые<br><b>20</b> (−5)" in found
    assert "методические<br><b>10</b> (+10)" in found


def test_a_block_is_compared_with_what_stood_among_others_and_several_with_nothing():
    several = Node("ещё 2 предмета", "", "subject=a,b", 3)
    now = Flow(
        FLOW.heads[:1],
        (
            (
                Node("музыка", "", "subject=music", 7),
                Node("физика", "", "subject=physics", 4),
                several,
            ),
        ),
        (),
        ({"subject=music": 7, "subject=physics": 4, "subject=a": 2, "subject=b": 1},),
    )
    then = Flow(FLOW.heads[:1], ((several,),), (), ({"subject=music": 2, "subject=a": 1},))
    names = {"музыка<br><b>7</b> (+5)", "ещё 2 предмета<br><b>3</b>"}
    assert names | {"физика<br><b>4</b> (+4)"} <= texts(now, then)
    assert names | {"физика: <b>4</b>"} <= texts(now, replace(then, absent=None))


def texts(flow, before):
    *_, names = drawn(flow, RU, before).data
    return set(names.text)


GOLDEN = [
    (
        resource_sentences.widest,
        {"ends": ("своя школа", "кадровые"), "part": 45, "whole": 300},
        f"Самая широкая полоса: своя школа → кадровые — 45 из 300, 15{NB}%.",
        "The widest band: своя школа → кадровые – 45 of 300, 15%.",
    ),
    (
        resource_sentences.reached,
        {"pupils": 21, "as_of": DAY},
        "На 31.10.2026 охвачен 21 ученик; охваченный дважды считается дважды.",
        "As of 31 Oct 2026: 21 pupils reached; whoever is reached twice counts twice.",
    ),
    (
        resource_sentences.reached,
        {"pupils": 8897, "as_of": DAY},
        f"На 31.10.2026 охвачено 8{NB}897 учеников; охваченный дважды считается дважды.",
        "As of 31 Oct 2026: 8,897 pupils reached; whoever is reached twice counts twice.",
    ),
    (
        resource_sentences.lasted,
        {"minutes": 130, "as_of": DAY},
        "На 31.10.2026: 2 часа использования.",
        "As of 31 Oct 2026: 2 hours of use.",
    ),
    (
        resource_sentences.with_pupils,
        {"part": 3, "whole": 4},
        f"Число учеников указано в 3 из 4 записей, 75{NB}%.",
        "The number of pupils is written down in 3 of 4 records, 75%.",
    ),
    (resource_sentences.with_pupils, {"part": 4, "whole": 4}, "", ""),
    (
        resource_sentences.with_minutes,
        {"part": 1, "whole": 4},
        f"Минуты указаны в 1 из 4 записей, 25{NB}%.",
        "Minutes are written down in 1 of 4 records, 25%.",
    ),
    (
        resource_sentences.longest_idle,
        {"title": "Архив", "days": 732},
        "Дольше всего: «Архив», 732 дня.",
        "The longest: “Архив”, 732 days.",
    ),
    (
        resource_sentences.idle_for,
        {"days": 1, "last_used_on": DAY},
        "без использования 1 день, последнее — 31.10.2026",
        "idle for 1 day, last used on 31 Oct 2026",
    ),
    (
        resource_sentences.never_used,
        {"days": 729, "listed_on": DAY},
        "ни разу за 729 дней в каталоге",
        "never used in 729 days in the catalogue",
    ),
    (
        resource_sentences.never_used,
        {"days": 0, "listed_on": DAY},
        "в каталоге только с 31.10.2026",
        "in the catalogue since 31 Oct 2026 only",
    ),
    (
        resource_sentences.with_capacity,
        {"part": 7, "whole": 41},
        "Вместимость указана у 7 из 41 ресурса каталога.",
        "Room for how many is written down for 7 of 41 resources of the catalogue.",
    ),
    (
        resource_sentences.filled,
        {"pupils": 36, "places": 100},
        f"В среднем занято 36{NB}% мест там, где указано число учеников.",
        "On average 36% of the places are taken, where the number of pupils is written down.",
    ),
    (resource_sentences.filled, {"pupils": 0, "places": 0}, "", ""),
    (
        resource_sentences.emptiest,
        {"title": "Площадка", "pupils": 11.2, "places": 60},
        f"Больше всего свободно у ресурса «Площадка»: занято мест 11,2 из 60, 19{NB}%.",
        "The most room is left in “Площадка”: 11.2 of 60 places are taken, 19%.",
    ),
]


@pytest.mark.parametrize(("sentence", "facts", "russian", "english"), GOLDEN)
def test_a_sentence_reads_well_in_both_languages(sentence, facts, russian, english):
    assert sentence(RU, **facts) == russian
    assert sentence(EN, **facts) == english
