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
from services.rules import ParticipationEntry, ResourceEntry, ResourceUseEntry
from services.versions import RESOURCE_USES, Opened
from tests.selections import ALWAYS
from tests.services.test_participations import opened

DAY = date(2026, 12, 31)
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

    def compared(self, known_at, then_at):
        """What the comparison of two moments tells of each, by the parts it tells them in."""
        chosen = Selection((self.school.organisation_id,), None, ALWAYS)
        rows = self.storage.rows(
            "dashboards/contributions",
            selection=at(chosen, known_at),
            as_of=DAY,
            as_of_then=DAY,
            then_at=then_at,
        )
        return {
            when: {
                (row["dimension"], row["code"]): (count, row[f"participants_{when}"])
                for row in rows
                if (count := row[f"participations_{when}"]) and row["dimension"] in ("all", "kind")
            }
            for when in ("then", "now")
        }


def in_parts(figures):
    """The same parts from the statements that tell of one moment."""
    (totals,) = figures["dashboards/totals"]
    kinds = figures["dashboards/by_kind"]
    whole = {("all", ""): (totals["participations"], totals["participants"])}
    parts = {("kind", row["kind"]): (row["participations"], row["participants"]) for row in kinds}
    return (whole if totals["participations"] else {}) | parts


def test_every_moment_is_seen_again_as_it_was(storage, school, entry):
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
    assert len({str(figures) for _, figures in seen.moments}) > 5
    for moment, figures in seen.moments:
        again = seen.asked(moment)
        for name, one, other in zip((*STATEMENTS, *STATEMENTS), again, figures, strict=True):
            assert one == other, (name, moment)
    for known_at in (None, seen.moments[2][0]):
        now_told = dict(zip(STATEMENTS, seen.asked(known_at), strict=False))
        for moment, figures in seen.moments:
            told = seen.compared(known_at, moment)
            assert told["then"] == in_parts(dict(zip(STATEMENTS, figures, strict=False))), moment
            assert told["now"] == in_parts(now_told), moment


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
