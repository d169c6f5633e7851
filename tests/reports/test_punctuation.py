"""Every paper of the demonstration is read: one dash between words, one way of giving a share."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from babel.messages.pofile import read_po

from core import periods, portfolio
from core.access import Role
from core.i18n import CATALOGUES, words_of
from core.sitemap import screen_of
from db.demonstration import plant_demonstration
from reports.asked import asked_by
from reports.content import written
from reports.sorts import SORTS
from services.meeting_builds import build_in_sight
from services.meeting_decisions import DecisionEntry, Pin, decide
from services.meetings import make_meeting, meeting_in_sight
from services.snapshots import snapshot_in_sight
from services.standing_texts import first_texts
from ui import data
from ui.meeting import building, templates
from ui.page import Page

TODAY = date(2026, 11, 23)
PERIODS = {
    "quarter_report": periods.quarter(2026, 1),
    "self_evaluation": periods.calendar_year(2026),
}
SPACE = r"[ \u00a0\u202f]"
# A dash in spaces is an en dash in a range of numbers or days only; a share stands after a comma.
RANGE = re.compile(rf"(?<=\d){SPACE}–{SPACE}(?:\d|[а-яё]+ \d{{4}})")
BETWEEN_WORDS = re.compile(rf"{SPACE}–{SPACE}")
IN_BRACKETS = re.compile(rf"\([<>]?\d+{SPACE}%\)")


@pytest.fixture
def director(storage, school):
    """Whoever makes the papers of the demonstration."""
    organisation_id = plant_demonstration(storage, TODAY).organisation_id
    person = school.people[Role.DIRECTOR]
    return replace(person, organisation_id=organisation_id, display_name="Дадашева Я. У.")


def strings(value: object) -> Iterator[str]:
    """Yield every text of a value of JSON."""
    match value:
        case str():
            yield value
        case dict():
            for part in value.values():
                yield from strings(part)
        case list():
            for part in value:
                yield from strings(part)


def is_wrong(text: str) -> bool:
    """Say whether a dash or a share stands in another way than everywhere."""
    return bool(BETWEEN_WORDS.search(RANGE.sub("", text)) or IN_BRACKETS.search(text))


def wrong_in(content: str) -> list[str]:
    """Return the texts of a paper that break a rule; what the school wrote itself is as it is."""
    own = "\n".join(first_texts().values())
    return [text for text in strings(json.loads(content)) if is_wrong(text) and text not in own]


def test_the_rules_find_what_they_are_for():
    for wrong in ("участий\u00a0– 70", "Доля – от педагогов", "20 из 24 (83\u00a0%)", "2026 – год"):
        assert is_wrong(wrong), wrong
    for right in (
        "01.09.2025 – 31.10.2025",
        "минус сентябрь 2025 – декабрь 2025",
        "участий — 70; 5–7 классы",
        "20 из 24, 83\u00a0%",
    ):
        assert not is_wrong(right), right


@pytest.mark.parametrize("code", SORTS)
def test_a_paper_keeps_to_them(storage, director, code):
    sort, period = SORTS[code], PERIODS.get(code, periods.school_year(2025))
    teacher_ids: list[str | None] = [None]
    if sort.is_of_teacher:
        staff = storage.rows("people/employment", organisation_ids=(director.organisation_id,))
        teacher_ids = [str(row["teacher_id"]) for row in staff]
        period = portfolio.school_years(2026, 5)
    for teacher_id in teacher_ids:
        asked = asked_by(storage, director, period, teacher_id=teacher_id)
        assert not wrong_in(written(sort.build(storage, asked)))


def test_a_meeting_keeps_to_them(storage, director):
    words = words_of("ru")
    screen = screen_of("meeting/meetings.py")
    page = Page(screen, director, words, storage, data.reference("ru"), TODAY)
    for template in templates.TEMPLATES.values():
        title = words(template.title)
        plan = templates.plan_of(page, template, title)
        meeting_id = make_meeting(storage, director, title=title, held_on=TODAY, slides=plan)
        building.build(page, meeting_in_sight(storage, director, meeting_id))
        built = build_in_sight(storage, director, meeting_id)
        assert built is not None
        assert not wrong_in(built.shown)
        assert not wrong_in(built.named)
        assert not wrong_in(snapshot_in_sight(storage, director, built.snapshot_id).content)
        entry = DecisionEntry("Провести семинар", TODAY, "Ахмадова З. И.")
        decide(storage, director, meeting_id, entry=entry, pin=Pin(built.build_id, 2))


def test_the_russian_words_keep_to_them():
    with (CATALOGUES / "ru/LC_MESSAGES/messages.po").open("rb") as file:
        catalogue = read_po(file, locale="ru")
    texts = [
        text
        for message in catalogue
        for text in ([message.string] if isinstance(message.string, str) else message.string or ())
    ]
    ranges = re.compile(rf"\{{first\}}{SPACE}–{SPACE}\{{last\}}")
    assert [one for one in texts if is_wrong(ranges.sub("", one)) or "({share})" in one] == []
