"""The sentences under the charts, word for word, in both languages."""

from datetime import date

import pytest

from charts import (
    coverage_sentences,
    dissemination_sentences,
    quality_sentences,
    sentences,
    staff_sentences,
    teacher_sentences,
)
from core.i18n import words_of

RU, EN = words_of("ru"), words_of("en")
DAY = date(2026, 10, 31)
NB = "\u00a0"
THEN = "01.09.2025 – 31.10.2025"

TOLD_BY = "are not shown: they are about fewer than 3 people, or"
GOLDEN = [
    (
        staff_sentences.teachers,
        {"part": 17, "whole": 24, "as_of": DAY},
        f"Участники на 31.10.2026: 17 из 24 педагогов, 71{NB}%.",
        "Teachers taking part as of 31 Oct 2026: 17 of 24 teachers, 71%.",
    ),
    (
        staff_sentences.teachers,
        {"part": 1, "whole": 1, "as_of": DAY},
        f"Участники на 31.10.2026: 1 из 1 педагога, 100{NB}%.",
        "Teachers taking part as of 31 Oct 2026: 1 of 1 teacher, 100%.",
    ),
    (
        staff_sentences.with_others,
        {"name": "МО", "others": 3},
        "МО и ещё 3 с той же долей",
        "МО and 3 others with the same share",
    ),
    (staff_sentences.with_others, {"name": "МО", "others": 0}, "МО", "МО"),
    (
        staff_sentences.highest_share,
        {"name": "Инфоурок", "part": 20, "whole": 21},
        f"Самая высокая доля: Инфоурок — 20 из 21 педагога, 95{NB}%.",
        "The highest share: Инфоурок – 20 of 21 teachers, 95%.",
    ),
    (
        staff_sentences.trainees,
        {"part": 0, "whole": 22, "as_of": DAY},
        f"Слушатели курсов на 31.10.2026: 0 из 22 педагогов, 0{NB}%.",
        "Trainees as of 31 Oct 2026: 0 of 22 teachers, 0%.",
    ),
    (
        staff_sentences.to_arrange,
        {"part": 5, "whole": 23, "as_of": DAY},
        (
            "Стоит организовать курсы на 31.10.2026: для 5 из 23 педагогов в штате на этот день, "
            f"22{NB}%."
        ),
        (
            "Worth arranging a course for, as of 31 Oct 2026: 5 of 23 teachers of that day's "
            "staff, 22%."
        ),
    ),
    (
        staff_sentences.to_arrange,
        {"part": 0, "whole": 23, "as_of": DAY},
        "На 31.10.2026 у каждого педагога есть курсы за последние три года.",
        "As of 31 Oct 2026 every teacher has had a course within three years.",
    ),
    (
        staff_sentences.qualified,
        {"names": "Высшая или первая категория", "part": 13, "whole": 23, "as_of": DAY},
        f"Высшая или первая категория на 31.10.2026: 13 из 23 педагогов, 57{NB}%.",
        "Высшая или первая категория as of 31 Oct 2026: 13 of 23 teachers, 57%.",
    ),
    (
        sentences.most,
        {"name": "публикация", "part": 64, "whole": 257},
        f"Больше всего: публикация — 64 из 257, 25{NB}%.",
        "The most: публикация – 64 of 257, 25%.",
    ),
    (sentences.most, {"name": "публикация", "part": 0, "whole": 0}, "", ""),
    (
        sentences.busiest_month,
        {"month": date(2026, 10, 1), "part": 1, "whole": 257},
        f"Самый активный месяц: октябрь 2026 — 1 из 257, <1{NB}%.",
        "The busiest month: October 2026 – 1 of 257, <1%.",
    ),
    (
        sentences.change,
        {"now": 1257, "before": 238, "against": THEN},
        f"Это на 1{NB}019 больше, чем за 01.09.2025 – 31.10.2025: 238.",
        "That is 1,019 more than in 01.09.2025 – 31.10.2025: 238.",
    ),
    (
        sentences.change,
        {"now": 10, "before": 12.5, "against": THEN},
        "Это на 2,5 меньше, чем за 01.09.2025 – 31.10.2025: 12,5.",
        "That is 2.5 fewer than in 01.09.2025 – 31.10.2025: 12.5.",
    ),
    (
        sentences.change,
        {"now": 7, "before": 7, "against": THEN},
        "За 01.09.2025 – 31.10.2025 столько же: 7.",
        "In 01.09.2025 – 31.10.2025 as many: 7.",
    ),
    (
        sentences.change,
        {"now": 7, "before": 0, "against": THEN},
        "За 01.09.2025 – 31.10.2025 сравнивать не с чем.",
        "There is nothing in 01.09.2025 – 31.10.2025 to compare with.",
    ),
    (
        sentences.change,
        {"now": 7, "before": 40, "against": THEN, "is_fair": False},
        "За 01.09.2025 – 31.10.2025: 40.",
        "In 01.09.2025 – 31.10.2025: 40.",
    ),
    (
        sentences.growth,
        {"name": "Сферум", "now": 60, "before": 42},
        "Наибольший рост: Сферум — на 18, до 60 с 42.",
        "The largest growth: Сферум – by 18, to 60 from 42.",
    ),
    (
        sentences.growth,
        {"name": "Сферум", "now": 40, "before": 42},
        "Наибольшее снижение: Сферум — на 2, до 40 с 42.",
        "The largest decline: Сферум – by 2, to 40 from 42.",
    ),
    (
        sentences.within,
        {"sentence": "Пока никто.", "filters": ["Вид", "Уровень"]},
        "Пока никто. Это верно в пределах фильтров: Вид, Уровень.",
        "Пока никто. That holds within the filters: Вид, Уровень.",
    ),
    (
        sentences.within,
        {"sentence": "Пока никто.", "filters": ["Вид"]},
        "Пока никто. Это верно в пределах фильтра: Вид.",
        "Пока никто. That holds within the filter: Вид.",
    ),
    (
        coverage_sentences.without_subject,
        {"part": 1, "whole": 1},
        f"Предмет не указан: 1 из 1 записи, 100{NB}%.",
        "No subject is given in 1 of 1 record, 100%.",
    ),
    (
        coverage_sentences.without_subject,
        {"part": 1, "whole": 22},
        f"Предмет не указан: 1 из 22 записей, 5{NB}%.",
        "No subject is given in 1 of 22 records, 5%.",
    ),
    (
        sentences.most,
        {"name": "не указано", "part": 3, "whole": 4, "is_stated": False},
        f"Чаще всего не указано: 3 из 4, 75{NB}%.",
        "Most often не указано: 3 of 4, 75%.",
    ),
    (staff_sentences.paid, {"part": 0, "whole": 0, "as_of": DAY}, "", ""),
    (
        staff_sentences.payment_unknown,
        {"count": 2},
        "У 2 участий не указано, платные ли они.",
        "2 participations do not say whether they were paid.",
    ),
    (
        staff_sentences.courses_due,
        {"part": 0, "whole": 4, "until": DAY},
        "До 31.10.2026 три года без курсов больше ни у кого не исполнится.",
        "By 31 Oct 2026 nobody else will reach three years without a course.",
    ),
    (sentences.within, {"sentence": "Пока никто.", "filters": []}, "Пока никто.", "Пока никто."),
    (sentences.growth, {"name": "Сферум", "now": 4, "before": 4}, "", ""),
    (
        sentences.above_municipal,
        {"part": 18, "whole": 257},
        f"Выше муниципального уровня: 18 из 257, 7{NB}%.",
        "Above the municipal level: 18 of 257, 7%.",
    ),
    (
        sentences.idle,
        {"part": 6, "whole": 41, "as_of": DAY},
        f"Не использовались за период на 31.10.2026: 6 из 41 ресурса каталога, 15{NB}%.",
        "Not used in this period as of 31 Oct 2026: 6 of 41 resources of the catalogue, 15%.",
    ),
    (
        sentences.most_used,
        {"count": 2, "part": 53, "whole": 271},
        f"На 2 самых востребованных ресурса приходится 53 из 271, 20{NB}%.",
        "The 2 most used resources make up 53 of 271, 20%.",
    ),
    (
        sentences.long_courses,
        {"least_hours": 72, "part": 4, "whole": 9},
        f"Курсы от 72 часов: 4 из 9, 44{NB}%.",
        "Of 72 hours and more: 4 of 9, 44%.",
    ),
    (
        sentences.without_records,
        {"names": ["Сферум", "Урок.РФ"]},
        "Пока нет записей: Сферум, Урок.РФ.",
        "No records yet: Сферум, Урок.РФ.",
    ),
    (sentences.without_records, {"names": []}, "", ""),
    (
        staff_sentences.courses_due,
        {"part": 1, "whole": 21, "until": DAY},
        f"До 31.10.2026 три года без курсов исполнится у 1 из 21 педагога, 5{NB}%.",
        "By 31 Oct 2026 1 of 21 teachers will reach three years without a course, 5%.",
    ),
    (
        staff_sentences.terms_ending,
        {"part": 2, "whole": 24, "until": DAY},
        f"До 31.10.2026 срок категории или соответствия истекает у 2 из 24 педагогов, 8{NB}%.",
        "Until 31 Oct 2026 the term of qualification ends for 2 of 24 teachers, 8%.",
    ),
    (
        dissemination_sentences.subjects_without_works,
        {"names": ["химия", "ОБЗР"], "whole": 21, "as_of": DAY},
        "Преподаются, но своих работ на 31.10.2026 нет: 2 из 21 предмета — химия, ОБЗР.",
        "Taught, but without works of their own as of 31 Oct 2026: 2 of 21 subjects – химия, ОБЗР.",
    ),
    (
        dissemination_sentences.subjects_without_works,
        {"names": [], "whole": 21, "as_of": DAY},
        "На 31.10.2026 свои работы есть по каждому преподаваемому предмету.",
        "As of 31 Oct 2026 every subject taught has works of its own.",
    ),
    (
        teacher_sentences.years,
        {"value": 22, "first": 2022, "last": 2026},
        "С 2022/23 по 2026/27 — 22 участия.",
        "From 2022/23 to 2026/27: 22 participations.",
    ),
    (
        teacher_sentences.courses,
        {"count": 2, "hours": 88.5},
        "2 курса, всего часов: 88,5.",
        "2 courses, hours in all: 88.5.",
    ),
    (
        teacher_sentences.evidence,
        {"part": 31, "whole": 31},
        f"Со ссылкой или номером документа: 31 из 31 записи, 100{NB}%.",
        "With a link or a document number: 31 of 31 records, 100%.",
    ),
    (sentences.left_out, {"groups": 0}, "", ""),
    (
        sentences.left_out,
        {"groups": 2},
        "Не показаны 2 группы: в них меньше трёх человек или по ним такую можно вычислить.",
        f"2 groups {TOLD_BY} such a group could be worked out from them.",
    ),
    (
        coverage_sentences.empty,
        {"part": 51, "whole": 115, "as_of": DAY},
        f"Пустых клеток на 31.10.2026: 51 из 115, 44{NB}%.",
        "Empty as of 31 Oct 2026: 51 of 115 cells, 44%.",
    ),
    (
        coverage_sentences.empty,
        {"part": 0, "whole": 6, "as_of": DAY},
        "На 31.10.2026 пустых клеток нет.",
        "As of 31 Oct 2026 no cell is empty.",
    ),
    (
        coverage_sentences.emptiest,
        {"empties": [("музыка", 3), ("ИЗО", 5), ("химия", 1)], "whole": 6},
        "Больше всего пустых: ИЗО — 5 из 6.",
        "The emptiest: ИЗО – 5 of 6.",
    ),
    (
        coverage_sentences.emptiest,
        {"empties": [(name, 6) for name in ("музыка", "ИЗО", "химия", "труд", "ОБЗР")], "whole": 6},
        "Больше всего пустых: музыка, ИЗО, химия и ещё 2 — по 6 из 6.",
        "The emptiest: музыка, ИЗО, химия and 2 more – 6 of 6 each.",
    ),
    (coverage_sentences.emptiest, {"empties": [("музыка", 0)], "whole": 6}, "", ""),
    (
        coverage_sentences.hidden,
        {"cells": 3},
        "Не показаны 3 клетки: в них меньше трёх человек или по ним такую можно вычислить.",
        f"3 cells {TOLD_BY} such a cell could be worked out from them.",
    ),
    (
        coverage_sentences.never_with_subject,
        {"kinds": 2},
        "Не вошли 2 вида деятельности, где предмет не указывают.",
        "Left out: 2 kinds of activity that never have one.",
    ),
    (
        quality_sentences.sound,
        {"part": 401, "whole": 813, "as_of": DAY},
        f"Полных записей на 31.10.2026: 401 из 813, 49{NB}%.",
        "Sound as of 31 Oct 2026: 401 of 813 records, 49%.",
    ),
    (
        quality_sentences.days_to_entry,
        {"median": 6.5, "as_of": DAY},
        "На 31.10.2026 половина записей внесена не позже чем через 6,5 дня.",
        "As of 31 Oct 2026 half of the records are entered within 6.5 days.",
    ),
    (
        quality_sentences.days_to_entry,
        {"median": 1, "as_of": DAY},
        "На 31.10.2026 половина записей внесена не позже чем через 1 день.",
        "As of 31 Oct 2026 half of the records are entered within 1 day.",
    ),
]


@pytest.mark.parametrize(("sentence", "facts", "russian", "english"), GOLDEN)
def test_a_sentence_reads_well_in_both_languages(sentence, facts, russian, english):
    assert sentence(RU, **facts) == russian
    assert sentence(EN, **facts) == english


@pytest.mark.parametrize(
    ("sentence", "value", "russian"),
    [
        (sentences.participations, 1, "На 31.10.2026: 1 участие."),
        (sentences.participations, 23, "На 31.10.2026: 23 участия."),
        (sentences.participations, 11, "На 31.10.2026: 11 участий."),
        (sentences.uses, 1271, f"На 31.10.2026: 1{NB}271 использование ресурсов."),
        (sentences.course_hours, 36.5, "На 31.10.2026: 36,5 часа ДПО."),
        (sentences.course_hours, 144, "На 31.10.2026: 144 часа ДПО."),
        (sentences.courses, 21, "На 31.10.2026 завершён 21 курс."),
        (sentences.courses, 5, "На 31.10.2026 завершено 5 курсов."),
        (sentences.works, 60, "На 31.10.2026 опубликовано 60 работ."),
        (sentences.works, 2, "На 31.10.2026 опубликованы 2 работы."),
    ],
)
def test_a_count_takes_the_form_its_number_asks_for(sentence, value, russian):
    assert sentence(RU, value, DAY) == russian


def test_a_text_leaves_empty_sentences_out():
    assert sentences.together("Раз.", "", "Два.") == "Раз. Два."
