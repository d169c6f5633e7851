"""What changed and what to look at: the sentences word for word, the bars on both sides of zero."""

from datetime import date

import pandas as pd
import pytest

from charts import attention_sentences, change_sentences
from charts.contributions import Contributions
from charts.drawn import figure
from charts.points import MARK
from core.i18n import words_of

RU, EN = words_of("ru"), words_of("en")
DAY = date(2026, 10, 31)
NB = "\u00a0"
THEN = "01.09.2025 – 31.10.2025"

GOLDEN = [
    (
        change_sentences.known,
        {"name": "Участия", "then": 1240, "now": 1257, "since": DAY},
        f"Участия: на 31.10.2026 было известно 1{NB}240, сейчас 1{NB}257 (+17).",
        "Участия: as known on 31 Oct 2026 – 1,240, now 1,257 (+17).",
    ),
    (
        change_sentences.known,
        {"name": "Участия", "then": 5, "now": 5, "since": DAY},
        "Участия: на 31.10.2026 было известно 5, сейчас столько же.",
        "Участия: as known on 31 Oct 2026 – 5, now as many.",
    ),
    (
        change_sentences.moved,
        {"name": "Педагоги", "then": 20, "now": 21},
        "Педагоги: 20 → 21.",
        "Педагоги: 20 → 21.",
    ),
    (change_sentences.moved, {"name": "Педагоги", "then": 20, "now": 20}, "", ""),
    (
        change_sentences.added_most,
        {"name": "Инфоурок", "change": 9},
        "Больше всего прибавилось: Инфоурок, +9.",
        "It grew most: Инфоурок, +9.",
    ),
    (change_sentences.added_most, {"name": "Инфоурок", "change": -1}, "", ""),
    (
        change_sentences.took_most,
        {"name": "Сферум", "change": -2},
        "Больше всего убавилось: Сферум, −2.",
        "It fell most: Сферум, −2.",
    ),
    (change_sentences.took_most, {"name": "Сферум", "change": 2}, "", ""),
    (
        attention_sentences.fell,
        {"name": "Сферум", "now": 41, "before": 62, "against": THEN},
        "Сферум отстаёт от показателей за 01.09.2025 – 31.10.2025: участия — 41 против 62 (−21).",
        "Сферум is behind 01.09.2025 – 31.10.2025: participations 41 against 62 (−21).",
    ),
    (
        attention_sentences.grew,
        {"name": "Сферум", "now": 62, "before": 0, "against": THEN},
        "Сферум опережает показатели за 01.09.2025 – 31.10.2025: участия — 62 против 0 (+62).",
        "Сферум is ahead of 01.09.2025 – 31.10.2025: participations 62 against 0 (+62).",
    ),
    (
        attention_sentences.rests_on_three,
        {"part": 130, "whole": 240, "staff": 21},
        f"Не меньше половины держится на троих из 21 педагога: участия — 130 из 240, 54{NB}%.",
        "Half or more rests on three of 21 teachers: participations 130 of 240, 54%.",
    ),
    (
        attention_sentences.without_evidence,
        {"part": 3, "whole": 31},
        f"Без подтверждения: 3 из 31 записи, считая непроверенные, 10{NB}%.",
        "Without evidence: 3 of 31 records, unchecked ones included, 10%.",
    ),
    (
        attention_sentences.unrated,
        {"part": 1, "whole": 1},
        f"Уровень не определён: 1 из 1 записи, считая непроверенные, 100{NB}%.",
        "The level is not rated: 1 of 1 record, unchecked ones included, 100%.",
    ),
    (
        attention_sentences.entered_late,
        {"part": 7, "whole": 25},
        f"Внесены позже 30 дней: 7 из 25 записей, считая непроверенные, 28{NB}%.",
        "Entered later than 30 days: 7 of 25 records, unchecked ones included, 28%.",
    ),
    (
        attention_sentences.returned_long,
        {"count": 1, "days": 14},
        "1 запись возвращена больше 14 дней назад и не исправлена.",
        "1 record was returned more than 14 days ago and has not come back.",
    ),
    (
        attention_sentences.returned_long,
        {"count": 3, "days": 14},
        "3 записи возвращены больше 14 дней назад и не исправлены.",
        "3 records were returned more than 14 days ago and have not come back.",
    ),
    (
        attention_sentences.returned_long,
        {"count": 5, "days": 14},
        "5 записей возвращено больше 14 дней назад и не исправлено.",
        "5 records were returned more than 14 days ago and have not come back.",
    ),
    (
        attention_sentences.terms_over,
        {"part": 2, "whole": 24, "as_of": DAY},
        "Срок категории или соответствия на 31.10.2026 истёк: у 2 из 24 педагогов.",
        "The term of qualification is over on 31 Oct 2026: 2 of 24 teachers.",
    ),
    (
        attention_sentences.silent_groups,
        {"names": ["МО начальных классов", "МО гуманитарного цикла"]},
        "Пока никто не участвует: МО начальных классов, МО гуманитарного цикла.",
        "Nobody takes part yet: МО начальных классов, МО гуманитарного цикла.",
    ),
]


@pytest.mark.parametrize(("sentence", "facts", "russian", "english"), GOLDEN)
def test_sentences(sentence, facts, russian, english):
    assert sentence(RU, **facts) == russian
    assert sentence(EN, **facts) == english


def test_growth_stands_right_of_zero_and_decline_left_with_room_for_both_texts():
    rows = pd.DataFrame(
        {
            "label": ["Инфоурок", "Сферум"],
            "value": [9, -2],
            "text": ["+9", "−2"],
            "mark": ["community=infourok", "community=sferum"],
        }
    )
    drawn = figure(Contributions(rows), RU)
    bars, texts, _, *reach = drawn.data
    assert list(bars.x) == [9, -2]
    assert list(texts.textposition) == ["middle right", "middle left"]
    first, last = drawn.layout.xaxis.range
    assert first < -2
    assert last > 9
    for trace in (bars, *reach):  # every row can be touched over its whole width
        assert [point[MARK] for point in trace.customdata] == list(rows["mark"])
