"""Notes on slides: frozen as they were, below the chart they are about, for whom they are."""

from dataclasses import replace
from datetime import date, timedelta
from json import loads

import pytest

from core import period_codes
from core.access import Role
from core.periods import any_range, today
from reports.content import PageBreak, is_note, read
from reports.slides import slides_read
from services.meeting_decisions import DecisionEntry, Pin, decide
from services.notes import NoteEntry, change_note, withdraw_note, write_note
from services.slides import Slide, SlideSort
from services.snapshots import snapshot_in_sight
from services.versions import Opened
from tests.drawn import row_names
from tests.pages.held import MEETINGS, SHOW, YEAR, built_of, drawn, frozen, planned, taken
from tests.pages.test_dashboards import texts
from tests.queries.dashboards.recorded import Records, write
from ui.meeting import sizes

DAY = date(2025, 10, 20)
MONTHS = Slide(SlideSort.CARD, "", "dashboards/overview.py", "by_month", YEAR)
KINDS = replace(MONTHS, card="by_kind")
TEACHERS = replace(MONTHS, screen="dashboards/coverage.py", card="by_teacher")
QUARANTINE = NoteEntry("Карантин", DAY)
ALWAYS = NoteEntry("Карантин", mark="kind=publication")


@pytest.fixture
def records(storage, school):
    """Three teachers with records in 2025/26."""
    write(storage, Records((), taken(school), (), []))


@pytest.fixture
def methodist(school):
    return school.people[Role.METHODIST]


def spec_of(app):
    return loads(app.get("plotly_chart")[-1].proto.spec)


def test_what_was_frozen_stays_though_the_note_was_changed_or_taken_off(
    storage, school, methodist, records, open_as
):
    changed = write_note(storage, methodist, QUARANTINE)
    gone = write_note(storage, methodist, replace(QUARANTINE, text="Совет решил"))
    meeting_id = planned(storage, school, MONTHS)
    frozen(open_as, meeting_id)
    before = open_as(Role.PRESENTER, SHOW, meeting=meeting_id)
    assert "[1] 20.10.2025 — Карантин" in texts(before).replace("\\", "")
    numbers = [one["text"] for one in spec_of(before)["layout"]["annotations"]]
    assert numbers == ["<b>[1]</b>", "<b>[2]</b>"]
    change_note(storage, methodist, Opened(changed, 1), entry=replace(QUARANTINE, text="Иначе"))
    withdraw_note(storage, methodist, Opened(gone, 1))
    after = open_as(Role.PRESENTER, SHOW, meeting=meeting_id)
    assert drawn(after) == drawn(before)
    told = open_as(Role.METHODIST, MEETINGS, meeting=meeting_id)
    assert "Заметки к этому графику сейчас другие." in texts(told).replace("\\", "")
    frozen(open_as, meeting_id)
    anew = open_as(Role.PRESENTER, SHOW, meeting=meeting_id)
    assert "Иначе" in texts(anew)
    assert "Совет решил" not in texts(anew)
    assert "Если зафиксировать сейчас, слайды будут теми же." in texts(
        open_as(Role.METHODIST, MEETINGS, meeting=meeting_id)
    )


def test_a_note_stands_on_the_slides_that_cover_it_and_in_the_paper(
    storage, school, methodist, records, open_as
):
    write_note(storage, methodist, NoteEntry("О публикациях", mark="kind=publication"))
    write_note(storage, methodist, replace(QUARANTINE, noted_on=date(2024, 10, 20)))
    meeting_id = planned(storage, school, MONTHS, KINDS)
    frozen(open_as, meeting_id)
    built = built_of(storage, school, meeting_id)
    months, kinds = slides_read(built.shown)
    assert months.noted == ()
    assert kinds.noted == ("[1] Вид: публикация материала — О публикациях",)
    content = snapshot_in_sight(storage, methodist, built.snapshot_id).content
    blocks = read(content).blocks
    (place,) = [place for place, block in enumerate(blocks) if is_note(block)]
    pages = [block.title for block in blocks[:place] if isinstance(block, PageBreak)]
    assert pages[-1] == "Участия по видам деятельности"
    app = open_as(Role.PRESENTER, SHOW, meeting=meeting_id, slide="2")
    assert "публикация материала\u00a0[1]" in row_names(spec_of(app))


def test_about_a_teacher_only_those_who_see_the_name_are_told(
    storage, school, methodist, records, open_as
):
    mark = f"teacher={school.teacher_ids[0]}"
    write_note(storage, methodist, replace(QUARANTINE, text="Болела Ахмадова", mark=mark))
    meeting_id = planned(storage, school, MONTHS, TEACHERS)
    frozen(open_as, meeting_id)
    built = built_of(storage, school, meeting_id)
    assert "Болела" not in built.shown
    assert "Болела" not in snapshot_in_sight(storage, methodist, built.snapshot_id).content
    months, teachers = slides_read(built.named)
    assert months.noted == ()
    assert len(teachers.noted) == 1
    for role in (Role.PRESENTER, Role.TEACHER):
        assert "Болела" not in drawn(open_as(role, SHOW, meeting=meeting_id, slide="2"))
    app = open_as(Role.METHODIST, SHOW, meeting=meeting_id, slide="2")
    assert "Болела" not in drawn(app)
    app.toggle(key="show_named").set_value(True).run()
    assert "Болела" in texts(app)


def test_many_long_ones_are_cut_on_the_slide_and_whole_for_the_speaker(
    storage, school, methodist, records, open_as
):
    for number in range(8):
        text = f"№ {number} <b>*x*</b> {'слово ' * 79}конец"
        write_note(storage, methodist, replace(QUARANTINE, text=text))
    meeting_id = planned(storage, school, MONTHS)
    frozen(open_as, meeting_id)
    app = open_as(Role.PRESENTER, SHOW, meeting=meeting_id)
    shown = texts(app).replace("\\", "")
    assert "№ 7 <b>*x*</b>" in shown
    assert "№ 0" not in shown
    assert "конец" not in shown
    assert "заметок — в документах совещания" in shown
    speaker = open_as(Role.PRESENTER, SHOW, meeting=meeting_id, notes="1")
    assert texts(speaker).count("конец") == 8


def test_a_decision_looked_back_at_has_the_notes_of_both_days(
    storage, school, methodist, records, open_as
):
    note_id = write_note(storage, methodist, ALWAYS)
    before = planned(storage, school, KINDS, day=today() - timedelta(days=30))
    frozen(open_as, before)
    built = built_of(storage, school, before)
    pin = Pin(built.build_id, 0)
    decide(storage, methodist, before, entry=DecisionEntry("Привлечь МО"), pin=pin)
    write(storage, Records((), taken(school, day=today()), (), []))
    changed = replace(ALWAYS, text="Иначе")
    change_note(storage, methodist, Opened(note_id, 1), entry=changed)
    now = planned(storage, school, Slide(SlideSort.DECISIONS))
    frozen(open_as, now)
    _, chart = slides_read(built_of(storage, school, now).shown)
    was, is_now = (one.caption for one in chart.figures)
    told = "[1] Вид: публикация материала — "
    assert chart.noted == (f"{was}: {told}Карантин", f"{is_now}: {told}Иначе")
    assert chart.noted_under(is_now) == (f"{told}Иначе",)


def test_a_chart_that_did_not_change_is_shown_twice(storage, school, methodist, records, open_as):
    days = any_range(date(2025, 9, 1), date(2026, 8, 31))
    slide = replace(KINDS, filters={"period": period_codes.encode(days)})
    before = planned(storage, school, slide, day=today() - timedelta(days=30))
    frozen(open_as, before)
    pin = Pin(built_of(storage, school, before).build_id, 0)
    decide(storage, methodist, before, entry=DecisionEntry("Привлечь МО"), pin=pin)
    now = planned(storage, school, Slide(SlideSort.DECISIONS))
    frozen(open_as, now)
    _, chart = slides_read(built_of(storage, school, now).shown)
    assert chart.figures[0].figure == chart.figures[1].figure
    app = open_as(Role.PRESENTER, SHOW, meeting=now, slide="2")
    assert not app.exception
    assert len(app.get("plotly_chart")) == 3, "both, and the one out of sight"


@pytest.mark.parametrize("height", [120, 240, 336, 628])
def test_notes_take_the_lines_that_a_slide_has_left_and_the_chart_stays_readable(height):
    sentence, notes = "x" * 200, ["x" * 500] * 9
    found = sizes.noted(notes, sentence=sentence, height=height)
    assert sizes.FEWEST_NOTED <= found.lines <= sizes.MOST_NOTED
    assert found.left_out == 9 - len(found.shown)
    fit = sizes.fit(height, found.lines)
    if sizes.is_read_from_afar(height):
        assert fit * sizes.CHART_TYPE / sizes.FULL * 100 >= sizes.SMALLEST - 0.001
    used = fit * height / sizes.FULL * 100 + (found.lines + 2) * sizes.NOTED_LINE
    assert used <= 100 - sizes.AROUND + 0.1
    assert sizes.of_slide(sentence, "", 0, lines=1)["sentence"].part == sizes.SMALLEST
    few = sizes.noted(["коротко", "x" * 500], sentence="", height=height)
    assert few.shown[0] == "коротко"
    assert few.left_out == 0
    assert sizes.noted([], sentence=sentence, height=height) == sizes.Noted((), 0, 0)
    assert sizes.rows([30] * 20, 5) < sizes.MOST_ROWS
