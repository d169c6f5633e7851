"""Figures set back to a moment are those that were seen at that moment, whatever came later."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from core.access import Role
from core.periods import beginning
from core.selection import Selection
from db.connection import now
from services import decisions, participations, records, resource_uses, review
from services.people import OpenedTeacher, change_teacher
from services.rules import (
    ParticipationEntry,
    ResourceEntry,
    ResourceUseEntry,
)
from services.teacher_rules import TeacherEntry
from services.versions import RESOURCE_USES, Opened
from tests.selections import ALWAYS
from tests.services.test_participations import opened

DAY = date(2026, 12, 31)
COUNTS = ("participations", "teachers", "participants")
OTHER = "https://infourok.ru/course"
# Every way in which dashboards read, with what a statement takes beside the selection.
STATEMENTS: Mapping[str, Mapping[str, object]] = {
    "dashboards/totals": {"as_of": DAY},
    "dashboards/by_kind": {},
    "dashboards/by_method_group": {"as_of": DAY},
    "dashboards/by_dimension": {"as_of": DAY, "dimension": "group", "by_month": False},
    "dashboards/resources_by_dimension": {"as_of": DAY, "dimension": "group", "by_month": False},
    "dashboards/coverage_by_month": {},
    "dashboards/resource_totals": {"as_of": DAY},
    "dashboards/resources": {},
    "dashboards/records": {"staff_on": None, "top": 9},
    "dashboards/resource_use_records": {"staff_on": None, "top": 9},
    "dashboards/works": {"top": 9},
    "dashboards/trajectory": {},
    "dashboards/quality": {"day_starts": [0, 31]},
    "dashboards/quality_records": {"fault": "level", "top": 9},
}


@pytest.fixture
def entry(school):
    return ParticipationEntry(
        teacher_ids=school.teacher_ids[:2],
        community="infourok",
        kind="webinar",
        title="Вебинар",
        starts_on=date(2026, 10, 5),
        address="https://infourok.ru/webinar",
        role="attendee",
        outcome="published",
        level="unrated",
        document="participation_certificate",
    )


def at(selection: Selection, moment: datetime | None) -> dict[str, object]:
    """Return the struct of a selection as of a moment, not of a whole day."""
    values: Any = selection.parameters()["selection"]
    return {**values, "known_at": moment}


class Seen:
    """What was seen at each moment, with and without records that wait."""

    def __init__(self, storage, school):
        self.storage, self.school, self.moments = storage, school, []

    def asked(self, moment):
        chosen = Selection((self.school.organisation_id,), None, ALWAYS)
        found = []
        for with_waiting in (False, True):
            selection = at(replace(chosen, with_waiting=with_waiting), moment)
            found += [
                self.storage.rows(name, selection=selection, **more)
                for name, more in STATEMENTS.items()
            ]
        return found

    def look(self):
        self.moments.append((now(), self.asked(None)))

    def compared(self, chosen, known_at, then_at):
        """What the comparison of two moments tells of each, by the parts it tells them in."""
        rows = self.storage.rows(
            "dashboards/contributions",
            selection=at(chosen, known_at),
            as_of=DAY,
            as_of_then=DAY,
            then_at=then_at,
        )
        return [
            {
                (row["dimension"], row["code"]): tuple(row[f"{name}_{when}"] for name in COUNTS)
                for row in rows
                if row[f"participations_{when}"]
            }
            for when in ("then", "now")
        ]

    def in_parts(self, chosen, moment):
        """The same parts from the statements that tell of one moment."""
        values = {"selection": at(chosen, moment), "as_of": DAY}
        found = [("all", {"code": "", **self.storage.rows("dashboards/totals", **values)[0]})]
        for part in ("community", "kind", "group"):
            named = {"dimension": part, "by_month": False}
            rows = self.storage.rows("dashboards/by_dimension", **values, **named)
            found += [(part, row) for row in rows]
        return {
            (part, row["code"]): tuple(row[name] for name in COUNTS)
            for part, row in found
            if row["participations"]
        }


@pytest.fixture
def seen(storage, school, entry):
    """A school looked at after each thing that can happen to its records and its staff."""
    deputy, teacher = school.people[Role.METHODIST], school.people[Role.TEACHER]
    seen = Seen(storage, school)
    seen.look()
    first, second = participations.record(storage, deputy, entry)
    seen.look()
    participations.confirm(storage, deputy, [opened(storage, first), opened(storage, second)])
    seen.look()
    changed = replace(entry, teacher_ids=(school.teacher_ids[0],), role="speaker", level="federal")
    participations.change(storage, teacher, opened(storage, first), entry=changed)
    seen.look()
    participations.confirm(storage, deputy, [opened(storage, first)], level="regional")
    seen.look()
    review.return_records(
        storage, deputy, [opened(storage, second)], sort=decisions.PARTICIPATIONS, sentence="Где?"
    )
    seen.look()
    participations.withdraw(storage, deputy, opened(storage, first), reason="Ошибка")
    seen.look()
    participations.restore(storage, deputy, opened(storage, first))
    resource = ResourceEntry(title="Видео", kind="information", provider="own")
    use = ResourceUseEntry(school.teacher_ids[0], new_resource=resource, used_on=date(2026, 10, 5))
    use_id = resource_uses.record(storage, teacher, use)
    seen.look()
    resource_uses.confirm(storage, deputy, [Opened(use_id, 1)])
    seen.look()
    records.withdraw(storage, deputy, Opened(use_id, 2), table=RESOURCE_USES, reason="Ошибка")
    seen.look()
    shared = replace(entry, title="Курс", address=OTHER)
    third, _ = participations.record(storage, deputy, shared, is_confirmed=True)
    seen.look()
    other_kind = replace(shared, teacher_ids=entry.teacher_ids[:1], kind="publication")
    participations.change(storage, deputy, opened(storage, third), entry=other_kind)
    seen.look()
    (row,) = storage.rows("teachers/versions", teacher_id=school.teacher_ids[1])
    names = (row["last_name"], row["first_name"], row["middle_name"])
    moved = TeacherEntry(*names, method_groups=("humanities",))
    admin = school.people[Role.ADMIN]
    change_teacher(storage, admin, OpenedTeacher(school.teacher_ids[1], 1), entry=moved)
    seen.look()
    return seen


def test_every_moment_is_seen_again_as_it_was(seen):
    assert len({str(figures) for _, figures in seen.moments}) > 5
    for moment, figures in seen.moments:
        again = seen.asked(moment)
        for name, one, other in zip((*STATEMENTS, *STATEMENTS), again, figures, strict=True):
            assert one == other, (name, moment)


@pytest.mark.parametrize("groups", [(), ("sciences",), ("humanities",)])
@pytest.mark.parametrize("with_waiting", [False, True])
def test_two_moments_are_compared_as_each_is_seen(seen, groups, with_waiting):
    chosen = Selection((seen.school.organisation_id,), None, ALWAYS, method_groups=groups)
    chosen = replace(chosen, with_waiting=with_waiting)
    told = {moment: seen.in_parts(chosen, moment) for moment, _ in seen.moments}
    assert len({str(parts) for parts in told.values()}) > 1
    for known_at in (None, seen.moments[2][0]):
        now_told = seen.in_parts(chosen, known_at)
        for moment, parts in told.items():
            assert seen.compared(chosen, known_at, moment) == [parts, now_told], moment


def test_what_was_changed_since_is_listed(storage, school, entry):
    deputy = school.people[Role.METHODIST]
    alone = replace(entry, teacher_ids=(school.teacher_ids[0],))
    kept, corrected, gone = (
        participations.record(
            storage,
            deputy,
            replace(alone, title=title, address=f"https://infourok.ru/{number}"),
            is_confirmed=True,
        )[0]
        for number, title in enumerate(("Тот же", "Другой", "Лишний"))
    )
    moment = now()
    other = replace(alone, title="Другой", address="https://infourok.ru/1", level="federal")
    participations.change(storage, deputy, opened(storage, corrected), entry=other)
    participations.withdraw(storage, deputy, opened(storage, gone), reason="Ошибка")
    new = replace(alone, title="Новый", address="https://infourok.ru/9")
    participations.record(storage, deputy, new, is_confirmed=True)
    selection = at(Selection((school.organisation_id,), None, ALWAYS), moment)
    rows = storage.rows("dashboards/changed_since", selection=selection, top=9)
    assert {row["title"]: row["change"] for row in rows} == {
        "Другой": "corrected",
        "Лишний": "taken_out",
        "Новый": "added",
    }
    assert Counter(row["found"] for row in rows) == {3: 3}
    assert kept not in {row["record_id"] for row in rows}


def test_a_day_set_back_ends_where_the_schools_are():
    chosen = Selection((), None, ALWAYS, known_on=date(2026, 10, 5))
    struct: Any = chosen.parameters()["selection"]
    assert struct["known_at"] == beginning(date(2026, 10, 6))
    assert chosen.as_of(DAY) == date(2026, 10, 5)
