"""The dashboards as people of each role see them."""

import re
from datetime import date

import pytest

from core.access import Role
from core.i18n import words_of
from core.ids import new_id
from core.indicators import FIGURES, INDICATORS
from tests import listed
from tests.queries.dashboards.recorded import Records, Resource, Taken, Teacher, Used, write

SCREENS = (
    "dashboards/overview.py",
    "dashboards/communities.py",
    "dashboards/resources.py",
    "dashboards/development.py",
    "dashboards/coverage.py",
    "dashboards/quality.py",
    "dashboards/network.py",
    "dashboards/dissemination.py",
)
OVERVIEW, COMMUNITIES, RESOURCES, DEVELOPMENT, _, QUALITY, NETWORK, _ = SCREENS
PAST_YEAR = "school_year:2025"
NO_BREAK_SPACE, WORD_JOINER = "\u00a0", "\u2060"


@pytest.fixture
def records(storage, school):
    """Three teachers with records in 2025/26, the fourth with none; one waits for a check."""
    first, second, third, _ = [
        Teacher(teacher_id, school.organisation_id) for teacher_id in school.teacher_ids
    ]
    work = Taken(first, new_id(), date(2025, 10, 6), level="federal", outcome="published")
    taken = [
        work,
        Taken(second, work.activity_id, work.day, level="federal", outcome="published"),
        Taken(third, new_id(), date(2025, 11, 5), community="sferum", kind="video_meeting"),
        Taken(
            first,
            new_id(),
            date(2026, 2, 2),
            kind="pd_course",
            document="pd_credential",
            hours=72,
        ),
        Taken(second, new_id(), date(2026, 3, 3), status="submitted"),
        Taken(first, new_id(), date(2024, 10, 1)),
    ]
    laboratory = Resource(new_id(), school.organisation_id, title="Лаборатория *Квант*")
    museum = Resource(new_id(), school.organisation_id, title="Передвижная выставка")
    used = [
        Used(teacher, laboratory, date(2025, 12, 1), times=2, grade=5, pupils=20)
        for teacher in (first, second, third)
    ]
    return write(storage, Records((), taken, (laboratory, museum), used))


def figures(app):
    """Return the figures over a dashboard: label -> (value, change)."""
    return {metric.label: (metric.value, metric.delta) for metric in app.metric}


def texts(app):
    """Return everything written on the page, as it is read."""
    kinds = ("title", "subheader", "markdown", "caption", "info", "error")
    found = " ".join(str(item.value) for kind in kinds for item in app.get(kind))
    tables = " ".join(item.to_string() for item in listed.tables(app))
    bare = re.sub(r"\\(.)", r"\1", f"{found} {tables}")
    return bare.replace(NO_BREAK_SPACE, " ").replace(WORD_JOINER, "")


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.TEACHER, Role.PRESENTER])
def test_every_kind_of_role_opens_every_dashboard(records, open_as, role, screen):
    app = open_as(role, screen, period=PAST_YEAR)
    assert not app.exception
    assert not app.error


def test_the_overview_keeps_the_five_counts_apart(records, open_as):
    app = open_as(Role.DIRECTOR, OVERVIEW, period=PAST_YEAR)
    assert figures(app) == {
        "Педагоги, 75\u00a0%": ("3 из 4", "+2"),
        "Участия": ("4", "+3"),
        "Работы": ("1", "+1"),
        "Часы ДПО": ("72", "+72"),
        "Использования": ("6", "+6"),
    }


def test_what_to_look_at_stands_over_the_cards_though_it_is_told_last(records, open_as):
    """Subheaders are found in the order in which they stand on the page."""
    app = open_as(Role.DIRECTOR, OVERVIEW, period=PAST_YEAR)
    heads = [one.value for one in app.subheader]
    changed, sentences, first_card = (
        heads.index(head)
        for head in ("Что изменилось", "На что смотреть", "Участия по месяцам и сообществам")
    )
    assert changed < sentences < first_card


def test_a_figure_says_with_which_dates_it_is_compared(records, open_as):
    app = open_as(Role.DIRECTOR, OVERVIEW, period=PAST_YEAR)
    assert "01.09.2024 – 31.08.2025: 1" in app.metric[1].help
    assert "Показатели на 31.08.2026; изменение — к периоду 01.09.2024 – 31.08.2025." in texts(app)


def test_waiting_records_count_by_choice_and_the_page_says_so(records, open_as):
    confirmed = open_as(Role.DIRECTOR, OVERVIEW, period=PAST_YEAR)
    assert "Только подтверждённые записи." in texts(confirmed)
    both = open_as(Role.DIRECTOR, OVERVIEW, period=PAST_YEAR, waiting="1")
    assert figures(both)["Участия"] == ("5", "+4")
    assert "Вместе с 1 записью на проверке." in texts(both)


def test_every_chart_says_in_a_sentence_what_it_shows(records, open_as):
    app = open_as(Role.DIRECTOR, OVERVIEW, period=PAST_YEAR)
    found = texts(app)
    assert (
        "На 31.08.2026: 4 участия. Самый активный месяц: октябрь 2025 — 2 из 4, 50 %. "
        "Больше всего: Инфоурок — 3 из 4, 75 %. Это на 3 больше, чем за 01.09.2024 – 31.08.2025: 1."
    ) in found
    assert "Выше муниципального уровня: 2 из 4, 50 %." in found
    assert "Участники на 31.08.2026: 3 из 4 педагогов, 75 %." in found


def test_the_table_behind_a_chart_comes_when_it_is_opened(records, open_as):
    app = open_as(Role.DIRECTOR, OVERVIEW, period=PAST_YEAR)
    assert not listed.tables(app)
    assert len(app.get("download_button")) == 0
    app.session_state["table_by_level"] = True
    app.run()
    assert list(listed.tables(app)[0].columns) == ["Уровень", "Участия"]
    assert [one.label for one in app.get("download_button")] == ["Скачать XLSX", "Скачать CSV"]


def test_a_teacher_sees_own_records_only(records, open_as):
    app = open_as(Role.TEACHER, OVERVIEW, period=PAST_YEAR)
    assert figures(app)["Педагоги, 100\u00a0%"][0] == "1 из 1"
    assert figures(app)["Участия"][0] == "2"


def test_a_group_lead_sees_the_method_group(records, open_as):
    app = open_as(Role.GROUP_LEAD, OVERVIEW, period=PAST_YEAR)
    assert figures(app)["Педагоги, 100\u00a0%"][0] == "2 из 2"
    assert figures(app)["Участия"][0] == "3"


def test_a_presenter_sees_no_groups_of_one_or_two(records, open_as):
    app = open_as(Role.PRESENTER, OVERVIEW, period=PAST_YEAR)
    found = texts(app)
    assert "Не показаны 2 группы: в них меньше трёх человек" in found
    assert figures(app)["Часы ДПО"] == ("–", "")
    assert "Сферум" not in found


def test_a_presenter_reads_nothing_of_one_or_two_in_the_period_before(records, open_as):
    app = open_as(Role.PRESENTER, OVERVIEW, period=PAST_YEAR)
    assert figures(app)["Участия"] == ("4", "")
    assert "01.09.2024 – 31.08.2025: –." in app.metric[1].help
    assert "чем за 01.09.2024 – 31.08.2025" not in texts(app)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_presenter_sees_nothing_of_a_selection_of_two(records, open_as, screen):
    app = open_as(Role.PRESENTER, screen, period=PAST_YEAR, group="sciences")
    assert len(app.metric) == 0
    assert len(app.get("plotly_chart")) == 0
    assert "меньше трёх человек" in texts(app)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_presenter_reads_no_names(records, open_as, screen):
    app = open_as(Role.PRESENTER, screen, period=PAST_YEAR)
    for name in ("Ахмадова", "Бисултанов", "Вахаева", "Габазов"):
        assert name not in texts(app)


def test_communities_stand_side_by_side_with_those_nobody_takes_part_in(records, open_as):
    app = open_as(Role.DIRECTOR, COMMUNITIES, period=PAST_YEAR)
    found = texts(app)
    assert "Самая высокая доля: Инфоурок — 2 из 4 педагогов, 50 %." in found
    assert (
        "Пока нет записей: Урок.РФ, Электронная библиотека, Интернет школа «Просвещение.ру»."
        in found
    )
    assert "На 31.08.2026 опубликована 1 работа." in found
    assert "Наибольший рост: Инфоурок — на 2, до 3 с 1." in found


def test_resources_in_use_and_idle_ones(records, open_as):
    app = open_as(Role.DIRECTOR, RESOURCES, period=PAST_YEAR)
    assert figures(app) == {
        "Использования": ("6", "+6"),
        "Пользуются ресурсами": ("3 из 4", "+3"),
        "Ресурсы в работе": ("1 из 2", "+1"),
        "Охвачено учеников": ("60", "+60"),
    }
    found = texts(app)
    assert "Не использовались за период на 31.08.2026: 1 из 2 ресурсов каталога, 50 %." in found
    assert "Передвижная выставка" in found
    assert "своя школа · в каталоге только с" in found
    assert "Самая широкая полоса: своя школа → методические — 6 из 6, 100 %." in found
    assert "охвачено 60 учеников" in found
    assert "Вместимость указана у 0 из 2 ресурсов каталога." in found
    assert "На 1 самый востребованный ресурс приходится 6 из 6, 100 %." in found


def test_who_sees_own_uses_only_is_not_told_what_lies_idle(records, open_as):
    assert "Не использовались" not in texts(open_as(Role.TEACHER, RESOURCES, period=PAST_YEAR))


def test_a_level_changes_nothing_about_resources_and_the_page_says_so(records, open_as):
    app = open_as(Role.DIRECTOR, RESOURCES, period=PAST_YEAR, level="federal")
    assert figures(app)["Использования"][0] == "6"
    assert (
        "Фильтр «Уровень» к использованию ресурсов не относится и здесь ничего не меняет."
        in texts(app)
    )


def test_courses_and_webinars_stay_apart(records, open_as):
    app = open_as(Role.DIRECTOR, DEVELOPMENT, period=PAST_YEAR)
    assert figures(app) == {
        "Часы ДПО": ("72", "+72"),
        "Слушатели, 25\u00a0%": ("1 из 4", "+1"),
        "Курсы": ("1", "+1"),
        "Часы вебинаров": ("0", "0"),
    }
    assert "На 31.08.2026 завершён 1 курс. Курсы от 72 часов: 1 из 1, 100 %." in texts(app)


@pytest.mark.parametrize(
    ("role", "is_reminded"),
    [(Role.DIRECTOR, True), (Role.METHODIST, True), (Role.TEACHER, False), (Role.PRESENTER, False)],
)
def test_only_who_arranges_courses_is_reminded_of_them(records, open_as, role, is_reminded):
    found = texts(open_as(role, DEVELOPMENT, period=PAST_YEAR))
    assert ("Стоит организовать курсы" in found) is is_reminded
    assert "должник" not in found.lower()
    assert ("Габазов З. И." in found) is is_reminded
    assert "Ахмадова З. И." not in found


def test_in_english_everything_but_proper_names_is_english(storage, records, open_as, school):
    person = school.people[Role.DIRECTOR]
    with storage.writing() as transaction:
        transaction.run("accounts/set_language", account_id=person.account_id, language="en")
    app = open_as(Role.DIRECTOR, OVERVIEW, period=PAST_YEAR)
    assert figures(app)["Teachers, 75%"] == ("3 of 4", "+2")
    assert "As of 31 Aug 2026: 4 participations." in texts(app)


@pytest.mark.parametrize("screen", SCREENS)
def test_every_figure_is_of_the_catalogue_and_says_what_it_means(records, open_as, screen):
    app, words = open_as(Role.DIRECTOR, screen, period=PAST_YEAR), words_of("ru")
    is_in_a_row = screen not in {COMMUNITIES, QUALITY}  # these two show them in other ways
    shown = [INDICATORS[code] for code in FIGURES.get(screen, ()) if is_in_a_row]
    assert len(app.metric) == len(shown)
    for metric, indicator in zip(app.metric, shown, strict=True):
        assert metric.label.startswith(words(indicator.name))
        assert words(indicator.formula) in metric.help
        assert words(indicator.source.title) in metric.help


def test_a_figure_leads_to_just_its_records(records, open_as):
    app = open_as(Role.DIRECTOR, DEVELOPMENT, period=PAST_YEAR)
    app.button(key="behind_trainees").click().run()
    found = texts(app)
    assert "1 запись" in found
    assert "Ахмадова З. И." in found
    presenter = open_as(Role.PRESENTER, DEVELOPMENT, period=PAST_YEAR)
    assert not [button for button in presenter.button if str(button.key).startswith("behind")]


def test_the_overview_names_the_figures_that_a_filter_does_not_narrow(records, open_as):
    narrowed = texts(open_as(Role.DIRECTOR, OVERVIEW, period=PAST_YEAR, level="federal"))
    assert (
        "«Уровень» к использованию ресурсов не относится, эти показатели не сужены: Использования."
        in narrowed
    )
    assert "показатели не сужены" not in texts(open_as(Role.DIRECTOR, OVERVIEW, period=PAST_YEAR))


def test_what_is_missing_is_said_with_the_filters_within_which_it_is(records, open_as):
    narrowed = texts(open_as(Role.DIRECTOR, COMMUNITIES, period=PAST_YEAR, level="federal"))
    assert "Это верно в пределах фильтра: Уровень." in narrowed
    whole = texts(open_as(Role.DIRECTOR, COMMUNITIES, period=PAST_YEAR))
    assert "в пределах фильтра" not in whole


@pytest.mark.parametrize("payment", [None, "paid"])
def test_free_and_paid_says_what_a_bar_is_and_nothing_of_none(storage, school, open_as, payment):
    teachers = [Teacher(one, school.organisation_id) for one in school.teacher_ids[:3]]
    taken = [Taken(one, new_id(), date(2025, 10, 6), payment=payment) for one in teachers]
    write(storage, Records((), taken, (), []))
    said = texts(open_as(Role.DIRECTOR, DEVELOPMENT, period=PAST_YEAR))
    told = "Полоса — доля платных среди участий этого вида. Платных на 31.08.2026: 3 из 3 участий"
    assert (told in said) is (payment == "paid")
    assert ("Платных на" in said) is (payment == "paid")
    assert ("У 3 участий не указано, платные ли они." in said) is (payment is None)
