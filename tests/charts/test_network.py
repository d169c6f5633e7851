"""The graph, its table and the quadrant: what is drawn, what each mark leads to, what is said."""

import pandas as pd
import pytest

from charts import network_sentences, quadrant
from charts.crossed import Crossed
from charts.drawn import figure as drawn
from charts.network import Edge, Network, Node, ordered
from charts.placing import Circle, Room, placed
from charts.points import MARK
from charts.quadrant import Quadrant
from core.i18n import words_of

RU, EN = words_of("ru"), words_of("en")
NB = "\u00a0"
LEFT = [Node(name, name, f"teacher={name}") for name in ("Никто", "Внизу", "Вверху")]
RIGHT = [Node("Инфоурок", "", "community=a", 20), Node("Сферум", "", "community=b", 5)]
EDGES = [Edge(1, 1, 8, "", "teacher=Внизу&community=b"), Edge(2, 0, 1, "")]
NETWORK = Network(LEFT, RIGHT, EDGES)


def marks_of(trace):
    return [point[MARK] for point in trace.customdata]


def test_teachers_stand_where_their_lines_lead_and_those_without_lines_last():
    assert ordered(NETWORK) == [2, 1, 0]
    assert ordered(Network(LEFT, RIGHT, EDGES[::-1])) == [2, 1, 0]


def test_a_line_is_the_wider_the_more_participations_it_stands_for():
    lines = [trace for trace in drawn(NETWORK, RU).data if trace.mode == "lines"]
    assert [line.line.width for line in lines] == [8, 1.5]


def test_names_and_lines_lead_to_their_part_of_the_data():
    *_, touched, left, right = drawn(NETWORK, RU).data
    assert marks_of(touched) == ["teacher=Внизу&community=b", ""]
    assert marks_of(left) == ["teacher=Никто", "teacher=Внизу", "teacher=Вверху"]
    assert marks_of(right) == ["community=a", "community=b"]


def test_what_only_the_period_before_had_is_a_dotted_line():
    before = Network(LEFT[::-1], RIGHT, [Edge(0, 1, 3, ""), Edge(1, 1, 3, "")])
    dotted = [trace for trace in drawn(NETWORK, RU, before).data if trace.line.dash == "dot"]
    assert len(dotted) == 1
    assert dotted[0].x.count(None) == 1  # the line that both have is drawn once


def test_what_people_typed_is_no_markup():
    figure = drawn(Network([Node("<b>Один</b>", "")], RIGHT, []), RU)
    assert figure.layout.annotations[0].text == "&lt;b&gt;Один&lt;/b&gt;"


def test_a_zero_is_a_dot_and_a_hidden_cell_is_empty():
    table = pd.DataFrame({"Инфоурок": [4, 0], "Сферум": [None, 2]}, index=["Один", "Два"])
    figure = drawn(Crossed(table, [["a", "b"], ["c", "d"]]), RU)
    cells, texts, names = figure.data
    assert list(zip(texts.x, texts.text, strict=True)) == [(0, "4"), (0, "·"), (1, "2")]
    assert marks_of(cells) == ["a", "d"]
    assert [name.strip() for name in names.text] == ["Один", "Два"]


def test_an_arrow_says_how_a_cell_moved():
    now = pd.DataFrame({"Инфоурок": [4, 0, 2]}, index=["Один", "Два", "Три"])
    before = pd.DataFrame({"Инфоурок": [2, 1]}, index=["Три", "Два"])
    assert list(drawn(Crossed(now), RU, Crossed(before)).data[1].text) == ["4↑", "·↓", "2"]


def rows(**columns):
    base = {"label": ["А", "Б", "В"], "x": [10, 20, 60], "y": [4, 0, 8], "size": [1, 4, 9]}
    looks = {"colour": ["#000001"] * 3, "hover": ["", "", ""], "mark": ["a", "b", "c"]}
    return pd.DataFrame(base | looks | columns)


def test_the_lines_of_the_quadrant_are_the_medians():
    figure = drawn(Quadrant(rows(), "Участия", "Работы"), RU)
    upright, level = figure.layout.shapes
    assert (upright.x0, upright.x1, level.y0, level.y1) == (20, 20, 4, 4)
    assert figure.layout.xaxis.tickvals[0] == figure.layout.yaxis.tickvals[0] == 0
    assert marks_of(figure.data[-1]) == ["a", "b", "c"]


def test_the_area_of_a_circle_tells_how_many_there_are():
    sizes = drawn(Quadrant(rows(size=[25, 100, 50]), "", ""), RU).data[-1].marker.size
    assert sizes[1] / sizes[0] == pytest.approx(2)


def test_a_line_leads_to_a_circle_from_where_it_was():
    before = Quadrant(rows(label=["Б", "Г", "Д"], x=[15, 1, 1], y=[1, 1, 1]), "", "")
    moves = drawn(Quadrant(rows(), "", ""), RU, before).data[0]
    assert (list(moves.x), list(moves.y)) == ([15, 20, None], [1, 0, None])


def test_all_at_nothing_is_no_error():
    assert drawn(Quadrant(rows(y=[0, 0, 0]), "", ""), EN).layout.yaxis.tickvals[0] == 0


@pytest.mark.parametrize("parts", [(0.3, 0.45, 0.58, 0.9), (0.4, 0.45, 0.5, 0.55)])
def test_no_name_covers_another_or_a_circle_on_any_width(parts):
    room = Room((242.0, 828.0), 368.0)
    circles = [Circle(part, 300.0, 14.0) for part in parts]
    texts = ["Электронная<br>библиотека", "Урок.РФ", "Сферум", "Инфоурок"]
    found = placed(texts, circles, room)
    for width in room.widths:
        boxes = []
        for text, circle, place in zip(texts, circles, found, strict=True):
            wide = max(map(len, text.split("<br>"))) * 7.4
            tall = len(text.split("<br>")) * 20
            shares = {"left": 0, "center": 0.5, "right": 1}
            left = circle.part * width - wide * shares[place.anchor]
            middle = circle.y + place.shift
            boxes.append((left, middle - tall / 2, left + wide, middle + tall / 2))
        for first, one in enumerate(boxes):
            for other in boxes[first + 1 :]:
                across = min(one[2], other[2]) > max(one[0], other[0])
                assert not (across and min(one[3], other[3]) > max(one[1], other[1]))


GOLDEN = [
    (
        network_sentences.bridges,
        {"part": 2, "whole": 21},
        (
            f"Связующие (в трёх и более сообществах или единственные между двумя): 2 из 21 "
            f"педагога, 10{NB}%."
        ),
        "Bridges, in three communities and more or alone between two: 2 of 21 teachers, 10%.",
    ),
    (
        network_sentences.on_one,
        {"pairs": ["Инфоурок + Сферум", "А + Б", "А + В", "А + Г", "А + Д"]},
        "Связаны только через одного педагога: Инфоурок + Сферум; А + Б; А + В; А + Г; и ещё 1.",
        "Connected by one teacher only: Инфоурок + Сферум; А + Б; А + В; А + Г; and 1 more.",
    ),
    (network_sentences.on_one, {"pairs": []}, "", ""),
    (
        network_sentences.in_none,
        {"part": 3, "whole": 24},
        f"Ни в одном сообществе: 3 из 24 педагогов, 13{NB}%.",
        "In no community: 3 of 24 teachers, 13%.",
    ),
    (
        network_sentences.in_none,
        {"part": 0, "whole": 24},
        "Каждый педагог из выбранных состоит хотя бы в одном сообществе.",
        "Everybody in this selection is in at least one community.",
    ),
    (
        network_sentences.groups_apart,
        {"names": ["классных руководителей"]},
        "Методические объединения, в которых никто не участвует: классных руководителей.",
        "Method groups in which nobody takes part: классных руководителей.",
    ),
    (
        network_sentences.three_most_active,
        {"part": 91, "whole": 261, "staff": 24},
        f"На троих самых активных приходится 91 из 261 участия, 35{NB}%; поровну было бы 13{NB}%.",
        (
            "The three most active have 91 of 261 participations, 35%; with equal shares it would "
            "be 13%."
        ),
    ),
    (
        network_sentences.half,
        {"people": 1, "staff": 24},
        "Половина всех участий приходится на 1 педагога из 24.",
        "Half of all participations rest on 1 teacher of 24.",
    ),
    (
        network_sentences.half,
        {"people": 6, "staff": 24},
        "Половина всех участий приходится на 6 педагогов из 24.",
        "Half of all participations rest on 6 teachers of 24.",
    ),
    (
        network_sentences.gini,
        {"value": 0.4593, "staff": 22},
        (
            "Коэффициент Джини по всему штату (22 педагога, включая тех, у кого участий нет): "
            "0,46. Он равен 0, когда все участвуют поровну, и близок к 1, когда всё держится на "
            "одном человеке."
        ),
        (
            "Gini coefficient over the whole staff (22 teachers, those without participations "
            "included): 0.46. It is 0 when all take part alike and near 1 when all rests on one."
        ),
    ),
    (
        network_sentences.combined,
        {"count": 12},
        "Всего 12 сочетаний сообществ.",
        "12 combinations of communities in all.",
    ),
    (
        network_sentences.more_with_fewer,
        {"counted": "Работы", "names": ["Урок.РФ"]},
        "Работы: выше медианы при числе участий ниже медианы — Урок.РФ.",
        "Работы: above the median, with participations below it – Урок.РФ.",
    ),
    (
        network_sentences.fewer_with_more,
        {"counted": "Часы ДПО", "names": ["Сферум", "Урок.РФ"]},
        "Часы ДПО: ниже медианы при числе участий выше медианы — Сферум, Урок.РФ.",
        "Часы ДПО: below the median, with participations above it – Сферум, Урок.РФ.",
    ),
]


@pytest.mark.parametrize(("sentence", "facts", "russian", "english"), GOLDEN)
def test_a_sentence_reads_well_in_both_languages(sentence, facts, russian, english):
    assert sentence(RU, **facts) == russian
    assert sentence(EN, **facts) == english


def test_medians_are_of_the_communities_shown():
    assert quadrant.middles(rows(x=[1, 2, 9])) == (2, 4)
