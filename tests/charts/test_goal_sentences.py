"""What is said of a goal, word for word, in both languages."""

from datetime import date

import pytest

from charts import bullet, goal_sentences
from core.goals import Basis, Levels, Plan, Standing
from core.i18n import words_of
from core.periods import school_year

NB = "\u00a0"
YEAR = school_year(2026)
DAY = date(2026, 11, 25)
LEVELS = Levels(120, 150, 180)


def goal(value, share, basis, *, day=DAY, events=None):
    return Standing(value, LEVELS, YEAR, day, Plan(share, basis), events or value)


GOLDEN = [
    (
        goal(61.5, 0.49, Basis.LAST_TIME),
        (
            f"К 25.11.2026 достигнуто 41{NB}% от хорошего уровня, по плану — 49{NB}%. "
            f"При таком темпе к 31.08.2027 будет 84{NB}% — примерно 126. План взят по прошлому "
            "такому же периоду: к этому дню он дал такую долю своего итога. До хорошего уровня ещё "
            "88,5. До конца периода 279 дней."
        ),
        (
            "By 25 Nov 2026 41% of the good level is reached, the plan says 49%. At this "
            "pace it will "
            "be 84% by 31 Aug 2027, about 126. The plan follows the same period before: "
            "such a share "
            "of its total it had by this day. To the good level: 88.5 more. 279 days are left."
        ),
    ),
    (
        goal(150, 0.99, Basis.DAYS, day=date(2027, 8, 30)),
        (
            f"К 30.08.2027 достигнуто 100{NB}% от хорошего уровня, по плану — 99{NB}%. "
            f"При таком темпе к 31.08.2027 будет 101{NB}% — примерно 152. План — поровну по дням "
            "периода, летние не в счёт. До отличного уровня ещё 30. До конца периода 1 день."
        ),
        (
            "By 30 Aug 2027 100% of the good level is reached, the plan says 99%. At this "
            "pace it will "
            "be 101% by 31 Aug 2027, about 152. The plan goes evenly by the days of the "
            "period, those "
            "of the summer left out. To the excellent level: 30 more. 1 day is left."
        ),
    ),
    (
        goal(4, 0.31, Basis.DAYS),
        (
            f"К 25.11.2026 достигнуто 3{NB}% от хорошего уровня, по плану — 31{NB}%. "
            "Пока слишком мало, чтобы говорить о темпе: 4. До хорошего уровня ещё 146. "
            "До конца периода 279 дней."
        ),
        (
            "By 25 Nov 2026 3% of the good level is reached, the plan says 31%. So far "
            "there is too "
            "little to speak of a pace: 4. To the good level: 146 more. 279 days are left."
        ),
    ),
    (
        goal(12, 0.04, Basis.DAYS, day=date(2026, 9, 10)),
        (
            f"К 10.09.2026 достигнуто 8{NB}% от хорошего уровня, по плану — 4{NB}%. "
            "Период только начался: о темпе говорить рано. План — поровну по дням периода, "
            "летние не в счёт. До хорошего уровня ещё 138. До конца периода 355 дней."
        ),
        (
            "By 10 Sep 2026 8% of the good level is reached, the plan says 4%. It is too "
            "early in the "
            "period to speak of a pace. The plan goes evenly by the days of the period, "
            "those of the "
            "summer left out. To the good level: 138 more. 355 days are left."
        ),
    ),
    (
        goal(180, 0, Basis.NOTHING, day=date(2027, 8, 10)),
        (
            f"К 10.08.2027 достигнуто 120{NB}% от хорошего уровня. Такой показатель растёт не по "
            "дням, а прошлый такой же период говорит слишком мало: плана на сегодня и "
            "прогноза нет. "
            "Все три уровня достигнуты. До конца периода 21 день."
        ),
        (
            "By 10 Aug 2027 120% of the good level is reached. Such a figure does not grow "
            "by days, "
            "and the period before tells too little: there is no plan and no forecast. All three "
            "levels are reached. 21 days are left."
        ),
    ),
    (
        goal(110, 1, Basis.DAYS, day=YEAR.ends_on),
        (
            f"К 31.08.2027 достигнуто 73{NB}% от хорошего уровня, по плану — 100{NB}%. "
            "До хорошего уровня ещё 40. Сегодня последний день периода."
        ),
        (
            "By 31 Aug 2027 73% of the good level is reached, the plan says 100%. "
            "To the good level: 40 more. Today is the last day of the period."
        ),
    ),
    (
        goal(110, 1, Basis.DAYS, day=date(2027, 9, 1)),
        "Период завершился 31.08.2027, итог: 110. До минимума не хватило: 10.",
        "The period ended on 31 Aug 2027 with 110. To the minimum 10 is missing.",
    ),
    (
        goal(130, 1, Basis.DAYS, day=date(2027, 9, 1)),
        (
            "Период завершился 31.08.2027, итог: 130. Минимум достигнут, до хорошего уровня не "
            "хватило: 20."
        ),
        (
            "The period ended on 31 Aug 2027 with 130. The minimum is reached, to the good "
            "level 20 "
            "is missing."
        ),
    ),
    (
        goal(0, 0, Basis.NOTHING, day=date(2026, 8, 1)),
        "Период начинается 01.09.2026.",
        "The period begins on 1 Sep 2026.",
    ),
]


@pytest.mark.parametrize(("standing", "russian", "english"), GOLDEN)
def test_the_sentence_of_a_goal(standing, russian, english):
    assert goal_sentences.standing(words_of("ru"), standing) == russian
    assert goal_sentences.standing(words_of("en"), standing) == english


def test_the_bar_ends_at_the_value_and_the_bands_begin_at_the_levels():
    figure = bullet.drawn(bullet.Bullet(61, LEVELS, due=73.5, due_label="план"), "ru")
    bands = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert [band.x0 for band in bands] == [0, 120, 150, 180]
    assert list(figure.data[0].x) == [61]
    assert [note.text for note in figure.layout.annotations] == ["120", "150", "180", "план"]
    beyond = bullet.drawn(bullet.Bullet(400, LEVELS), "ru")
    assert beyond.layout.xaxis.range[1] > 400
    assert len(beyond.layout.annotations) == 3
