"""Meetings on screen: put together, frozen, shown without names, compared, looked back at."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from itertools import product

import pytest
from docx import Document

from core.access import Role
from core.ids import new_id
from core.meeting_screens import SHOWABLE
from core.periods import today
from reports import making
from reports.content import Text
from reports.slides import slides_read
from services.meeting_decisions import DecisionEntry, Pin, State, decide, decisions_of
from services.meetings import meetings, slides_of
from services.papers import papers_in_sight
from services.saved_views import keep_view
from services.slides import Slide, SlideSort
from services.snapshots import snapshot_in_sight
from tests.pages.held import MEETINGS, SHOW, YEAR, built_of, drawn, frozen, planned, taken
from tests.pages.test_dashboards import texts
from tests.queries.dashboards.recorded import Records, write
from ui.meeting import live, sources
from ui.meeting.sizes import (
    FULL,
    LARGEST,
    MOST_ROWS,
    ROOM,
    SIZES,
    SMALLEST,
    fit,
    is_read_from_afar,
    of_slide,
    rows,
)

KINDS = Slide(SlideSort.CARD, "", "dashboards/overview.py", "by_kind", YEAR)
TEACHERS = Slide(SlideSort.CARD, "", "dashboards/coverage.py", "by_teacher", YEAR)


@pytest.fixture
def records(storage, school):
    """Three teachers with records in 2025/26."""
    write(storage, Records((), taken(school), (), []))


def headers(app):
    return [header.value for header in app.header]


def test_a_meeting_is_made_of_a_template_and_leaves_out_what_is_empty(
    storage, school, records, open_as
):
    app = open_as(Role.METHODIST, MEETINGS)
    assert "Новое совещание" in [one.value for one in app.subheader]
    app.selectbox(key="meeting_template").select("august")
    app.button(key="meeting_new").click().run()
    assert not app.exception
    (meeting,) = meetings(storage, school.people[Role.METHODIST])
    assert meeting.title == "Августовский педсовет"
    plan = slides_of(storage, school.people[Role.METHODIST], meeting.meeting_id)
    assert [one.sort for one in plan[:2]] == [SlideSort.TEXT, SlideSort.DECISIONS]
    cards = {(one.screen, one.card) for one in plan[2:]}
    assert ("dashboards/overview.py", "by_month") in cards
    assert ("dashboards/resources.py", "uses_by_subject") not in cards, "nothing was used"


def test_slides_are_added_moved_changed_and_taken_off(storage, school, records, open_as):
    person = school.people[Role.METHODIST]
    keep_view(
        storage, person, "dashboards/overview.py", filters=YEAR, name="Прошлый год", is_shared=False
    )
    app = open_as(Role.METHODIST, MEETINGS, meeting=planned(storage, school))
    app.selectbox(key="meeting_card").select("by_level").run()
    app.button(key="meeting_add_card").click().run()
    app.button(key="meeting_add_view").click().run()
    app.text_input(key="slide_add_title").set_value("Повестка")
    app.text_area(key="slide_add_text").set_value("1. Итоги")
    app.button(key="meeting_add_typed").click().run()
    app.button(key="meeting_add_decisions").click().run()
    app.button(key="slide_up_2").click().run()
    app.button(key="slide_change_1").click().run()
    app.text_area(key="slide_notes").set_value("Поздороваться")
    app.button(key="slide_save").click().run()
    app.button(key="slide_remove_3").click().run()
    (meeting,) = meetings(storage, person)
    plan = slides_of(storage, person, meeting.meeting_id)
    assert [(one.sort, one.title, one.notes) for one in plan] == [
        (SlideSort.CARD, "", ""),
        (SlideSort.TEXT, "Повестка", "Поздороваться"),
        (SlideSort.VIEW, "Прошлый год", ""),
    ]
    assert not app.exception
    assert not app.error


def test_a_view_becomes_its_figures_and_a_slide_for_each_chart(storage, school, records, open_as):
    view = Slide(SlideSort.VIEW, "Год", "dashboards/overview.py", filters=YEAR)
    meeting_id = planned(storage, school, view)
    frozen(open_as, meeting_id)
    built = built_of(storage, school, meeting_id)
    shown, named = slides_read(built.shown), slides_read(built.named)
    assert [one.card for one in shown][:3] == ["figures", "by_month", "by_kind"]
    assert [one.card for one in shown] == [one.card for one in named]
    assert ("Педагоги, 75 %", "3 из 4") in [
        (n.label.replace("\u00a0", " "), n.value) for n in shown[0].numbers
    ]


def test_the_same_figures_are_shown_after_the_data_changed_and_only_the_builder_is_told(
    storage, school, records, open_as
):
    meeting_id = planned(storage, school, KINDS)
    app = frozen(open_as, meeting_id)
    assert "Если зафиксировать сейчас, слайды будут теми же." in texts(app)
    before = open_as(Role.PRESENTER, SHOW, meeting=meeting_id)
    write(storage, Records((), taken(school, ["webinar"]), (), []))
    after = open_as(Role.PRESENTER, SHOW, meeting=meeting_id)
    assert headers(after) == ["Участия по видам деятельности"]
    assert texts(after) == texts(before)
    specs = [[chart.proto.spec for chart in one.get("plotly_chart")] for one in (before, after)]
    assert specs[0] == specs[1]
    assert "был бы другим" not in texts(after)
    told = open_as(Role.METHODIST, MEETINGS, meeting=meeting_id)
    assert "1 слайд сейчас был бы другим" in [one.label for one in told.expander]
    assert "вебинар, онлайн-конференция: было 3, стало 6" in texts(told).replace("\\", "")


def test_names_are_hidden_until_somebody_who_may_switches_them_on(
    storage, school, records, open_as
):
    meeting_id = planned(storage, school, TEACHERS)
    frozen(open_as, meeting_id)
    app = open_as(Role.METHODIST, SHOW, meeting=meeting_id)
    assert "Ахмадова" not in drawn(app)
    assert "Этот график — о людях поимённо" in texts(app)
    app.toggle(key="show_named").set_value(True).run()
    assert "Ахмадова" in drawn(app)
    for role in (Role.PRESENTER, Role.TEACHER):
        other = open_as(role, SHOW, meeting=meeting_id)
        assert not other.toggle
        assert "Ахмадова" not in drawn(other)


def test_the_show_steps_jumps_and_ends(storage, school, records, open_as):
    text = Slide(SlideSort.TEXT, "Повестка", text="1. Итоги", notes="Начать вовремя")
    meeting_id = planned(storage, school, text, KINDS)
    frozen(open_as, meeting_id)
    app = open_as(Role.PRESENTER, SHOW, meeting=meeting_id)
    assert headers(app) == ["Повестка"]
    assert "Начать вовремя" not in texts(app)
    app.button(key="show_next").click().run()
    assert headers(app) == ["Участия по видам деятельности"]
    (meeting,) = meetings(storage, school.people[Role.PRESENTER])
    assert meeting.code in texts(app)
    assert app.button(key="show_next").disabled
    app.button(key="show_before").click()
    app.run()
    assert headers(app) == ["Повестка"]
    app.button(key="show_slide_1").click().run()
    assert headers(app) == ["Повестка"]
    notes = open_as(Role.PRESENTER, SHOW, meeting=meeting_id, notes="1")
    assert "Начать вовремя" in texts(notes)
    teacher = open_as(Role.TEACHER, SHOW, meeting=meeting_id, notes="1")
    assert "Начать вовремя" not in texts(teacher)
    gone = open_as(Role.PRESENTER, SHOW, meeting=new_id())
    assert gone.warning[0].value.startswith("Такого совещания нет")


def test_a_slide_leads_to_the_live_screen_without_names_and_back(storage, school, records, open_as):
    meeting_id = planned(storage, school, TEACHERS)
    frozen(open_as, meeting_id)
    app = open_as(Role.METHODIST, SHOW, meeting=meeting_id)
    app.button(key="show_live").click().run()
    assert app.title[0].value == "Охват"
    assert app.query_params["period"] == "school_year:2025"
    assert "Ахмадова" not in drawn(app)
    app.button(key="show_return_button").click().run()
    assert app.session_state["show_shown"] == 0
    assert live.WAY not in app.session_state


def test_decisions_are_looked_back_at_with_their_chart_before_and_after(
    storage, school, records, open_as
):
    person = school.people[Role.METHODIST]
    before = planned(storage, school, KINDS, day=today() - timedelta(days=30))
    frozen(open_as, before)
    built = built_of(storage, school, before)
    entry = DecisionEntry("Привлечь МО", date(2026, 12, 1), "Вахаева З. И.")
    decide(storage, person, before, entry=entry, pin=Pin(built.build_id, 0))
    write(storage, Records((), taken(school, day=today()), (), []))
    now = planned(storage, school, Slide(SlideSort.DECISIONS))
    frozen(open_as, now)
    built = built_of(storage, school, now)
    listed, chart = slides_read(built.shown)
    assert listed.table is not None
    assert listed.table.rows == (("Привлечь МО", "01.12.2026", "в работе"),)
    assert chart.sentence.startswith("Привлечь МО · до 01.12.2026 — в работе.")
    assert [one.caption.split(",")[0] for one in chart.figures] == ["Было", "Стало"]
    assert "Вахаева" not in built.shown
    assert "Вахаева" in built.named
    app = open_as(Role.METHODIST, MEETINGS, meeting=before)
    (decision,) = decisions_of(storage, person, before)
    state = app.segmented_control(key=f"decision_state_{decision.decision_id}_{decision.version}")
    state.set_value(State.DONE).run()
    assert decisions_of(storage, person, before)[0].entry.state is State.DONE


@pytest.mark.parametrize("card", ["by_kind", sources.FIGURES])
def test_a_decision_on_before_and_after_begins_with_what_that_ended_with(
    storage, school, records, open_as, card
):
    person = school.people[Role.METHODIST]
    shown = planned(storage, school, replace(KINDS, card=card), day=today() - timedelta(days=30))
    for days in (20, 10):
        frozen(open_as, shown)
        built = built_of(storage, school, shown)
        pin = Pin(built.build_id, len(slides_read(built.shown)) - 1)
        entry = DecisionEntry(f"Решили за {days} дней", date(2026, 12, 30 - days))
        decide(storage, person, shown, entry=entry, pin=pin)
        slide = Slide(SlideSort.DECISIONS)
        shown = planned(storage, school, slide, day=today() - timedelta(days=days))
    write(storage, Records((), taken(school, day=today()), (), []))
    frozen(open_as, shown)
    built = built_of(storage, school, shown)
    last = slides_read(built.shown)[-1]
    assert last.sentence.startswith("Решили за 10 дней")
    told = [block.text for block in last.blocks if isinstance(block, Text)]
    assert [text.split(",")[0] for text in told if text.split(",")[0] in {"Было", "Стало"}] == [
        "Было",
        "Стало",
    ]
    labels = [one.label for one in last.numbers]
    assert len(set(labels)) == len(labels)
    assert not [label for label in labels if label.count(": ") > 1]
    if card == "by_kind":  # nothing was there at the meeting before: a sentence and no chart
        assert [one.caption.split(",")[0] for one in last.figures] == ["Стало"]
    snapshot = snapshot_in_sight(storage, person, str(built.snapshot_id))
    document = Document(BytesIO(making.write(storage, snapshot, "docx")))
    said = " ".join(paragraph.text for paragraph in document.paragraphs)
    _, _, of_last = said.rpartition("Решили за 10 дней")
    assert of_last.count("Было,") == of_last.count("Стало,") == 1


def test_a_decision_is_written_in_the_notes_window(storage, school, records, open_as):
    meeting_id = planned(storage, school, KINDS)
    frozen(open_as, meeting_id)
    app = open_as(Role.METHODIST, SHOW, meeting=meeting_id, notes="1")
    app.button(key="decision_save").click().run()
    assert "Напишите, что решили." in texts(app)
    app.text_area(key="decision_text").set_value("Привлечь МО")
    app.button(key="decision_save").click().run()
    (one,) = decisions_of(storage, school.people[Role.METHODIST], meeting_id)
    assert one.entry.text == "Привлечь МО"
    assert one.pin is not None
    assert one.pin.place == 0
    listed = open_as(Role.METHODIST, "meeting/meetings.py", meeting=meeting_id)
    assert any(caption.value.endswith("слайд 1") for caption in listed.caption)
    assert app.text_area(key="decision_text").value == ""
    presenter = open_as(Role.PRESENTER, SHOW, meeting=meeting_id, notes="1")
    assert not presenter.text_area


def test_a_chart_goes_from_its_dashboard_to_a_meeting(storage, school, records, open_as):
    meeting_id = planned(storage, school)
    app = open_as(Role.METHODIST, "dashboards/overview.py", **YEAR)
    app.button(key="to_meeting_by_kind").click().run()
    app.button(key="to_meeting_add").click().run()
    assert slides_of(storage, school.people[Role.METHODIST], meeting_id) == (KINDS,)
    teacher = open_as(Role.TEACHER, "dashboards/overview.py", **YEAR)
    assert "На совещание" not in [one.label for one in teacher.button]


def test_the_first_screen_offers_the_day_of_the_last_meeting(storage, school, records, open_as):
    day = today() - timedelta(days=9)
    frozen(open_as, planned(storage, school, KINDS, day=day))
    app = open_as(Role.DIRECTOR, "dashboards/overview.py", **YEAR)
    app.button(key="since_meeting").click().run()
    assert app.query_params["since"] == day.isoformat()


def test_every_rule_of_size_is_read_from_the_back_row():
    assert SIZES["title"].part >= 5
    read = [size.part for name, size in SIZES.items() if name != "foot"]
    for length, numbers in product((50, 200, 5000), (1, 6, 12)):
        read += [one.part for one in of_slide("x" * length, "x" * length, numbers).values()]
    assert min(read) >= SMALLEST
    assert fit(100) == LARGEST
    assert fit(0) == 1
    assert fit(int(ROOM / 100 * FULL)) == pytest.approx(1, abs=0.01)
    assert fit(628) == pytest.approx(0.5, abs=0.01)
    assert is_read_from_afar(300)
    assert not is_read_from_afar(400)


def test_the_dashboards_that_can_be_shown_are_those_that_offer_it():
    assert set(sources.SOURCES) == set(SHOWABLE)


def test_what_is_frozen_is_taken_as_deck_and_documents_and_stands_in_the_list(
    storage, school, records, open_as
):
    person = school.people[Role.METHODIST]
    meeting_id = planned(storage, school, KINDS)
    app = frozen(open_as, meeting_id)
    labels = [one.proto.label for one in app.get("download_button")]
    assert labels == ["Скачать PPTX", "Скачать DOCX", "Скачать PDF"]
    (line,) = papers_in_sight(storage, person)
    assert (line.sort, line.format) == ("meeting", "pptx docx pdf")
    snapshot = snapshot_in_sight(storage, person, str(line.snapshot_id))
    assert snapshot.snapshot_id == built_of(storage, school, meeting_id).snapshot_id
    for code in line.format.split():
        assert len(making.write(storage, snapshot, code)) > 10_000


def test_a_slide_shows_as_many_rows_as_there_is_room_for():
    assert rows([30] * 20) == MOST_ROWS
    assert rows([150] * 20) == 5
    assert rows([5000, 5000]) == 1
    assert rows([]) == MOST_ROWS
