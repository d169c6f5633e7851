"""What is empty and what the records lack, as people see it and go on from there."""

from datetime import date, datetime, time
from functools import partial

import pytest

from core.access import Role
from core.ids import new_id
from tests.pages.test_dashboards import NO_BREAK_SPACE, PAST_YEAR, texts
from tests.queries.dashboards.recorded import Records, Taken, Teacher, write

COVERAGE, QUALITY, FORM = (
    "dashboards/coverage.py",
    "dashboards/quality.py",
    "entry/participation.py",
)


@pytest.fixture
def records(storage, school):
    """Three teachers of four with records: one sound, one late, one that waits for evidence."""
    first, second, third, _ = [
        Teacher(teacher_id, school.organisation_id) for teacher_id in school.teacher_ids
    ]
    soon = datetime.combine(date(2025, 10, 9), time(9))
    sound = partial(Taken, level="school", number="АБ-1", entered_at=soon)
    taken = [
        sound(first, new_id(), date(2025, 10, 6), outcome="published", subject="music"),
        sound(second, new_id(), date(2025, 8, 20)),
        sound(second, new_id(), date(2025, 9, 1), community="sferum"),
        Taken(third, new_id(), date(2025, 10, 7), status="submitted", entered_at=soon),
        Taken(third, new_id(), date(2025, 10, 8), status="draft", entered_at=soon),
    ]
    return write(storage, Records((), taken))


def test_the_matrix_says_how_much_is_empty_and_where_most(records, open_as):
    app = open_as(Role.DIRECTOR, COVERAGE, period=PAST_YEAR)
    found = texts(app)
    assert not app.exception
    assert "Пустых клеток на 31.08.2026: 18 из 20, 90 %." in found
    assert (
        "Больше всего пустых: Урок.РФ, Электронная библиотека, "
        "Интернет школа «Просвещение.ру» — по 4 из 4." in found
    )
    assert "Предмет не указан: 1 из 2 записей, 50 %." in found


def test_people_are_named_as_occasions_only_to_whoever_arranges_things(records, open_as):
    director = texts(open_as(Role.DIRECTOR, COVERAGE, period=PAST_YEAR))
    assert "**Габазов З. И.**" in director
    assert "сообществ: 0 из 5" in director
    lead = texts(open_as(Role.GROUP_LEAD, COVERAGE, period=PAST_YEAR))
    assert "сообществ: " not in lead
    presenter = texts(open_as(Role.PRESENTER, COVERAGE, period=PAST_YEAR))
    assert "Педагоги и сообщества" not in presenter


def test_the_form_begins_with_what_is_missing(records, open_as, school):
    app = open_as(
        Role.DIRECTOR, FORM, teacher=school.teacher_ids[3], community="sferum", kind="online_lesson"
    )
    chosen = [item.value for item in app.multiselect if item.label == "Педагоги"]
    assert chosen == [[school.teacher_ids[3]]]
    kind = next(item.value for item in app.selectbox if item.label == "Вид деятельности")
    assert kind == "online_lesson"
    assert "Роль: **" in texts(app)
    assert "Роль: **–" not in texts(app)


def test_nobody_out_of_sight_gets_into_the_form_by_an_address(records, open_as, school):
    app = open_as(Role.GROUP_LEAD, FORM, teacher=school.teacher_ids[3], community="sferum")
    chosen = [item.value for item in app.multiselect if item.label == "Педагоги"]
    assert chosen == [[]]


def test_each_fault_has_its_number_of_all_that_was_entered(records, open_as):
    app = open_as(Role.DIRECTOR, QUALITY, period=PAST_YEAR)
    figures = [str(caption.value).replace(NO_BREAK_SPACE, " ") for caption in app.caption]
    begin = figures.index("1 из 3, 33 %")
    assert figures[begin : begin + 5] == [
        "1 из 3, 33 %",  # without evidence
        "1 из 3, 33 %",  # no level
        "1 из 3, 33 %",  # late
        "0 из 3, 0 %",  # returned
        "1 из 3, 33 %",  # waiting
    ]
    found = texts(app)
    assert "Полных записей на 31.08.2026: 1 из 3, 33 %." in found
    assert "половина записей внесена не позже чем через 3 дня" in found


def test_the_records_of_a_fault_are_one_click_away(records, open_as):
    app = open_as(Role.DIRECTOR, QUALITY, period=PAST_YEAR)
    app.button(key="behind_evidence").click().run()
    found = texts(app)
    assert "07.10.2025" in found
    assert "06.10.2025" not in found


def test_a_presenter_reads_no_figure_about_one_or_two(records, open_as):
    app = open_as(Role.PRESENTER, QUALITY, period=PAST_YEAR)
    found = texts(app)
    assert "1 из 3, 33 %" not in found.split("Полных записей")[0]
    assert not [button for button in app.button if "behind" in str(button.key)]
