"""How numbers, days and names are written in both languages."""

from datetime import UTC, date, datetime
from uuid import UUID

from core import formats
from core.i18n import words_of
from core.ids import new_id


def test_numbers_have_the_separators_of_the_language() -> None:
    assert formats.number(12345.6, "ru") == "12\u00a0345,6"
    assert formats.number(12345.6, "en") == "12,345.6"
    assert formats.number(3.0, "ru") == "3"


def test_a_name_that_ends_with_a_full_stop_is_followed_by_no_other() -> None:
    words = words_of("en")
    assert words("Saved: {name}.", name="Дадашева Я. У.") == "Saved: Дадашева Я. У."
    assert words("Saved: {name}.", name="курс") == "Saved: курс."


def test_change_carries_its_sign() -> None:
    assert formats.signed(3, "ru") == "+3"
    assert formats.signed(-2, "ru") == "−2"
    assert formats.signed(0, "ru") == "0"


def test_share_is_whole_and_never_divides_by_nothing() -> None:
    assert formats.percent(17, 24, "ru") == "71\u00a0%"
    assert formats.percent(17, 24, "en") == "71%"
    assert formats.percent(0, 0, "ru") == "–"


def test_halves_go_up_as_they_do_in_an_office_program() -> None:
    assert [
        formats.percent(part, whole, "en") for part, whole in ((3, 24), (15, 24), (29, 40))
    ] == [
        "13%",
        "63%",
        "73%",
    ]
    assert [formats.number(value, "en") for value in (0.25, 2.35, -0.25)] == ["0.3", "2.4", "-0.3"]
    assert formats.coefficient(0.125, "ru") == "0,13"


def test_a_little_is_not_nothing_and_almost_all_is_not_all() -> None:
    assert formats.percent(1, 257, "ru") == "<1\u00a0%"
    assert formats.percent(299, 300, "en") == ">99%"
    assert formats.percent(0, 257, "en") == "0%"
    assert formats.percent(300, 300, "en") == "100%"


def test_days_and_months() -> None:
    assert formats.day(date(2026, 10, 31), "ru") == "31.10.2026"
    assert formats.day(date(2026, 10, 31), "en") == "31 Oct 2026"
    assert formats.month_name(date(2026, 9, 1), "ru") == "сентябрь 2026"


def test_moment_is_shown_in_the_schools_time() -> None:
    assert formats.moment(datetime(2026, 10, 31, 21, 30, tzinfo=UTC), "ru") == "01.11.2026 00:30"


def test_name_is_written_with_initials() -> None:
    assert formats.person_name("Ибрагимова", "Зара", "Ахмедовна") == "Ибрагимова\u00a0З.\u00a0А."
    assert formats.person_name("1043", "", "") == "1043"


def test_ids_are_version_seven_and_sort_by_time() -> None:
    ids = [new_id() for _ in range(3)]
    assert {UUID(text).version for text in ids} == {7}
    assert len(set(ids)) == 3
