"""Notes on a dashboard: written under a card, told once, named under all that cover them."""

from datetime import date, timedelta

from charts import noted
from core.access import Role
from core.ids import new_id
from core.periods import today
from core.tiles import Look, Tile
from services.boards import make_board
from services.notes import NoteEntry, write_note
from tests.pages.test_dashboards import texts
from tests.queries.dashboards.recorded import Records, Resource, Taken, Teacher, Used, write
from ui.dashboards import overview

OVERVIEW = "dashboards/overview.py"
PAST_YEAR = "school_year:2025"


def recorded(storage, school):
    teachers = [Teacher(one, school.organisation_id) for one in school.teacher_ids[:3]]
    taken = [
        Taken(teacher, new_id(), date(2025, 10, 6), community=community)
        for teacher in teachers
        for community in ("infourok", "sferum")
    ]
    write(storage, Records((), taken, (), []))


def labels(app):
    return [button.label for button in app.button]


def numbers_again(app, numbers):
    """Return the words behind each line that only names the numbers of notes."""
    head = "Заметка" if len(numbers) == 1 else "Заметки"
    signs = ", ".join(rf"**\[{number}\]**" for number in numbers)
    line = f"{head} {signs} — см. выше"
    return [one.proto.help for one in app.markdown if one.value == line]


def test_a_note_is_told_once_on_a_screen_and_named_under_all_that_it_covers(
    storage, school, open_as
):
    recorded(storage, school)
    director = school.people[Role.DIRECTOR]
    for entry in (
        NoteEntry("Открытый урок", mark="group=humanities"),
        NoteEntry("О прошлом", date(2024, 10, 6)),
        NoteEntry("Карантин *с понедельника*", date(2025, 10, 6), mark="community=sferum"),
    ):
        write_note(storage, director, entry)
    app = open_as(Role.DIRECTOR, OVERVIEW, period=PAST_YEAR, community="sferum")
    shown, cards = texts(app), labels(app).count("Заметка")
    assert cards == len(overview.CARDS) + 1  # and «Что изменилось»
    whole = "06.10.2025 · Сообщество: Сферум** — Карантин *с понедельника*"
    assert shown.count(whole) == 1
    again = numbers_again(app, [1])
    assert len(again) == cards - 1
    assert all("Карантин \\*с понедельника\\*" in one for one in again)
    assert shown.count("Открытый урок") == 1  # under the card of method groups
    assert "О прошлом" not in shown
    app.session_state["table_by_month"] = True
    app.button(key="note_by_month").click().run()
    assert app.text_area(key="note_text").value == ""
    assert app.toggle(key="note_with_mark").label.endswith("Сообщество\\: Сферум")
    files = [one.label for one in app.get("download_button")]
    assert files == ["Скачать XLSX", "Скачать CSV", "Заметки в CSV"]
    other = open_as(Role.DIRECTOR, OVERVIEW, period=PAST_YEAR, community="infourok")
    assert "Карантин" not in texts(other)  # cut off by the filter
    then = open_as(Role.DIRECTOR, OVERVIEW, period=PAST_YEAR, known="2026-01-01")
    assert "Карантин" not in texts(then)
    assert "Заметка" not in labels(then)  # nothing is written into the past
    reader = open_as(Role.PRESENTER, OVERVIEW, period=PAST_YEAR)
    assert "Карантин" in texts(reader)
    assert "Заметка" not in labels(reader)


def test_several_notes_told_above_are_named_together_and_drawing_again_tells_them_again(
    storage, school, open_as
):
    recorded(storage, school)
    director = school.people[Role.DIRECTOR]
    for day in (6, 8):
        write_note(storage, director, NoteEntry(f"День {day}", date(2025, 10, day)))
    app = open_as(Role.DIRECTOR, "dashboards/communities.py", period=PAST_YEAR)
    app.run()  # what the cards show is kept in memory now
    shown, cards = texts(app), labels(app).count("Заметка")
    assert [shown.count(f"День {day}") for day in (6, 8)] == [1, 1]
    assert len(numbers_again(app, [1, 2])) == cards - 1 > 1


def test_a_board_tells_a_note_below_its_first_card(storage, school, open_as):
    recorded(storage, school)
    director = school.people[Role.DIRECTOR]
    write_note(storage, director, NoteEntry("Карантин", date(2025, 10, 6)))
    tiles = [Tile(one, "community", Look.BARS) for one in ("participations", "works")]
    open_as(Role.DIRECTOR, "dashboards/communities.py", period=PAST_YEAR)
    for count, again in ((1, 0), (2, 1)):
        board = make_board(storage, director, name=f"Для совета {count}", tiles=tiles[:count])
        app = open_as(Role.DIRECTOR, "dashboards/board.py", period=PAST_YEAR, board=board.code)
        assert texts(app).count("Карантин") == 1
        assert len(numbers_again(app, [1])) == again


def test_a_phone_finds_a_note_in_full_above_its_number(storage, school, open_as):
    teacher = Teacher(school.teacher_ids[0], school.organisation_id)
    laboratory = Resource(new_id(), school.organisation_id, capacity=30)
    used = [Used(teacher, laboratory, date(2025, 10, 6), pupils=20)]
    write(storage, Records((), (), (laboratory,), used))
    mark = f"resource={laboratory.resource_id}"
    write_note(storage, school.people[Role.DIRECTOR], NoteEntry("Ремонт", mark=mark))
    app = open_as(Role.DIRECTOR, "dashboards/resources.py", period=PAST_YEAR)
    # «Какие чаще» stands on the right, the room taken on the left and on a phone before it.
    assert texts(app).count("Ремонт") == 2
    assert not numbers_again(app, [1])


def test_what_lies_over_the_charts_of_a_page_is_made_once(storage, school, open_as, monkeypatch):
    recorded(storage, school)
    write_note(storage, school.people[Role.DIRECTOR], NoteEntry("Карантин", date(2025, 10, 6)))
    made = []
    over = noted.over

    def counted(*given, **more):
        made.append(over(*given, **more))
        return made[-1]

    monkeypatch.setattr(noted, "over", counted)
    app = open_as(Role.DIRECTOR, "dashboards/communities.py", period=PAST_YEAR)
    assert labels(app).count("Заметка") > 2
    assert len(made) == 1


def test_a_picture_of_a_page_set_back_says_so(storage, school, open_as):
    recorded(storage, school)
    with storage._cursor() as cursor:
        for table, since in (
            ("activities", "counted_at"),
            ("participations", "counted_at"),
            ("counted_participations", "counted_since"),
        ):
            cursor.execute(f"update {table} set {since} = {since} - interval 3 day")
    app = open_as(Role.DIRECTOR, OVERVIEW, period=PAST_YEAR, known=today().isoformat())
    assert "какими их видели" not in asked_for(app)
    yesterday = today() - timedelta(days=1)
    app = open_as(Role.DIRECTOR, OVERVIEW, period=PAST_YEAR, known=yesterday.isoformat())
    assert f"какими их видели {yesterday:%d.%m.%Y}" in asked_for(app)


def asked_for(app):
    """Return what the browser is told to write on the picture of a chart."""
    app.session_state["table_by_kind"] = True
    app.run()
    app.button(key="picture_png_by_kind").click().run()
    return next(
        one.proto.body for one in app.get("html") if "data-networks-picture" in one.proto.body
    )
