"""Undoing steps of a record: what it brings back, what it leaves, whom it asks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.access import Role
from core.errors import NotAllowed, NotFound, RulesBroken, StaleEdit
from core.ids import new_id
from services import participations, resource_uses, resources, versions
from services.evidence.attachments import attach_to, turn_files
from services.history import read_steps
from services.record_states import PARTICIPATION_TRAIL, RESOURCE_USE_TRAIL
from services.rules import ParticipationEntry, ResourceEntry, ResourceUseEntry
from services.undo import undo_step
from services.undo_refusals import NothingToUndo, WithdrawnMeanwhile
from services.versions import ACTIVITIES, PARTICIPATIONS, Opened, Writer


@pytest.fixture
def entry(school):
    return ParticipationEntry(
        teacher_ids=(school.teacher_ids[0],),
        community="infourok",
        kind="webinar",
        title="Вебинар",
        starts_on=date(2026, 1, 15),
        address="https://infourok.ru/webinar",
        role="attendee",
        outcome="participated",
        level="unrated",
        document="participation_certificate",
    )


class Life:
    """One record as a test leads it through its life."""

    def __init__(self, storage, school, record_id, trail=PARTICIPATION_TRAIL):
        self.storage, self.school, self.record_id = storage, school, record_id
        self.trail, self.deputy = trail, school.people[Role.METHODIST]

    def steps(self):
        return read_steps(self.storage, self.deputy, self.record_id, trail=self.trail)

    @property
    def now(self):
        return self.steps()[-1].after

    @property
    def opened(self):
        row = versions.open_version(self.storage, self.trail.table, self.record_id)
        return Opened(self.record_id, int(str(row["version"])))

    def undo(self, number=-1, *, role=Role.METHODIST, opened=None):
        undo_step(
            self.storage,
            self.school.people[role],
            opened or self.opened,
            trail=self.trail,
            recorded_at=self.steps()[number].recorded_at,
        )

    def change(self, role=Role.METHODIST, is_confirmed=None, **changes):
        participations.change(
            self.storage,
            self.school.people[role],
            self.opened,
            entry=replace(self.now.entry, **changes),
            is_confirmed=is_confirmed,
        )

    def confirm(self):
        participations.confirm(self.storage, self.deputy, [self.opened])

    def decide(self, status, reason="Нет подтверждения"):
        with self.storage.writing() as transaction:
            row = versions.open_version(transaction, PARTICIPATIONS, self.record_id)
            changes = {"status": status, "status_reason": reason}
            versions.advance(
                Writer(transaction, self.deputy), PARTICIPATIONS, row,
                changes=changes, is_taken_back=True,
            )  # fmt: skip

    def attach(self):
        """Attach a file, or take off the one that is attached."""
        held = self.now.files
        with self.storage.writing() as transaction:
            writer = Writer(transaction, self.deputy)
            if held:
                row = versions.open_version(transaction, PARTICIPATIONS, self.record_id)
                turn_files(writer, row, {held[0].attachment_id: False})
                return
            upload = {
                "upload_id": new_id(),
                "organisation_id": self.deputy.organisation_id,
                "content_hash": new_id(),
                "file_name": "скан.png",
                "media_type": "image/png",
                "size_bytes": 1,
                "page_count": 1,
                "uploaded_at": transaction.started_at,
                "uploaded_by": self.deputy.account_id,
            }
            transaction.run("uploads/insert", **upload)
            attach_to(writer, (self.record_id,), (upload["upload_id"],))

    def withdraw(self):
        participations.withdraw(self.storage, self.deputy, self.opened, reason="Дубль")


@pytest.fixture
def begin(storage, school, entry) -> Callable[..., Life]:
    def begun(**changes):
        person = school.people[Role.METHODIST]
        return Life(
            storage, school, participations.record(storage, person, replace(entry, **changes))[0]
        )

    return begun


def test_a_step_is_undone_and_what_others_changed_later_stays(begin):
    life = begin()
    life.change(title="Семинар", comment="Первая правка")
    life.change(issuer="Инфоурок")
    life.undo(1)
    assert (life.now.entry.title, life.now.entry.comment) == ("Вебинар", "")
    assert life.now.entry.issuer == "Инфоурок"
    assert life.steps()[-1].reason.startswith("отменён шаг")


def test_a_field_that_was_changed_again_is_named_and_nothing_is_written(begin):
    life = begin()
    life.change(title="Семинар")
    life.change(title="Круглый стол")
    with pytest.raises(RulesBroken) as broken:
        life.undo(1)
    assert [violation.field for violation in broken.value.violations] == ["title"]
    assert (life.now.entry.title, life.opened.version) == ("Круглый стол", 3)
    life.undo(2)
    life.undo(1)
    assert life.now.entry.title == "Вебинар"
    with pytest.raises(NothingToUndo):
        life.undo(1)


def test_the_figures_follow_an_undone_confirmation(begin):
    life = begin()
    life.confirm()
    official = life.now.counted
    life.change(Role.TEACHER, title="Правка хозяина")
    life.confirm()
    assert life.now.counted.title == "Правка хозяина"
    life.undo()
    assert (life.now.status, life.now.entry.title) == ("submitted", "Правка хозяина")
    assert life.now.counted == official
    life.undo()
    assert (life.now.status, life.now.counted.title) == ("confirmed", "Правка хозяина")


def test_whoever_may_not_confirm_undoes_a_correction_but_no_decision(begin):
    life = begin()
    life.confirm()
    life.change(title="Правка завуча")
    assert life.now.status == "confirmed"
    with pytest.raises(NotAllowed):
        life.undo(1, role=Role.TEACHER)
    life.undo(2, role=Role.TEACHER)
    assert (life.now.status, life.now.entry.title) == ("submitted", "Вебинар")
    assert life.now.counted.title == "Правка завуча"


def test_returning_and_withdrawing_are_undone_and_the_undoing_too(begin):
    life = begin()
    life.confirm()
    life.decide("returned")
    assert life.now.counted is None
    life.undo()
    assert (life.now.status, life.now.counted) == ("confirmed", life.now.entry)
    life.undo()
    assert (life.now.status, life.now.status_reason) == ("returned", "Нет подтверждения")
    assert life.now.counted is None
    life.withdraw()
    with pytest.raises(WithdrawnMeanwhile):
        life.undo(1)
    life.undo()
    assert (life.now.is_withdrawn, life.now.status) == (False, "returned")
    life.undo(0)
    assert life.now.is_withdrawn


def test_undoing_asks_for_sight_and_the_newest_version(begin, school):
    life = begin(teacher_ids=(school.teacher_ids[2],))
    life.change(title="Семинар")
    with pytest.raises(NotAllowed):
        life.undo(1, role=Role.TEACHER)
    with pytest.raises(NotFound):
        read_steps(
            life.storage, school.people[Role.TEACHER], life.record_id, trail=PARTICIPATION_TRAIL
        )
    with pytest.raises(StaleEdit):
        life.undo(1, opened=Opened(life.record_id, 1))
    with pytest.raises(NotFound):
        read_steps(life.storage, life.deputy, new_id(), trail=PARTICIPATION_TRAIL)


def test_the_shared_activity_is_a_step_of_everybody_who_was_there(storage, school, entry):
    person = school.people[Role.METHODIST]
    pair = replace(entry, teacher_ids=school.teacher_ids[:2])
    first, second = participations.record(storage, person, pair)
    life, other = Life(storage, school, first), Life(storage, school, second)
    life.change(title="Семинар", starts_on=date(2026, 1, 16), took_part_on=None)
    assert [step.deed for step in other.steps()] == ["entered", "changed"]
    other.undo()
    assert life.now.entry == life.steps()[0].after.entry
    assert len(storage.rows(ACTIVITIES.versions, activity_id=activity_of(storage, first))) == 3


def activity_of(storage, record_id):
    return versions.open_version(storage, PARTICIPATIONS, record_id)["activity_id"]


def test_a_use_of_a_resource_is_undone_too(storage, school):
    person = school.people[Role.METHODIST]
    new = ResourceEntry("Тренажёр", kind="information", provider="own")
    use = ResourceUseEntry(
        teacher_id=school.teacher_ids[0],
        resource_id=resources.add(storage, person, new),
        used_on=date(2026, 1, 15),
        subject="mathematics",
        grade=7,
    )
    record_id = resource_uses.record(storage, person, use, is_confirmed=True)
    life = Life(storage, school, record_id, RESOURCE_USE_TRAIL)
    entry = replace(use, times=5)
    resource_uses.change(storage, person, life.opened, entry=entry)
    life.undo()
    assert (life.now.entry.times, life.now.status, life.now.counted.times) == (1, "confirmed", 1)


DEEDS = st.lists(
    st.one_of(
        st.tuples(
            st.just("change"),
            st.sampled_from(
                [
                    {"title": "Семинар"},
                    {"title": "Круглый стол", "comment": "а"},
                    {"starts_on": date(2026, 1, 20)},
                    {"is_without_evidence": True, "address": "", "document": "none"},
                    {"level": "school"},
                ]
            ),
            st.sampled_from([Role.TEACHER, Role.METHODIST]),
            st.sampled_from([None, True, False]),
        ),
        st.tuples(st.just("confirm")),
        st.tuples(st.just("attach")),
        st.tuples(st.just("decide"), st.sampled_from(["returned", "not_counted"])),
    ),
    min_size=1,
    max_size=5,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(deeds=DEEDS, number=st.integers(0, 5))
def test_undoing_the_undoing_leads_back(begin, deeds, number):
    """Whatever was done to a record, an undone undoing leaves it and the figures as they were."""
    life = begin()
    for name, *details in deeds:
        try:
            if name == "change":
                changes, role, is_confirmed = details
                life.change(role, is_confirmed, **changes)
            else:
                getattr(life, name)(*details)
        except RulesBroken:
            continue
    was, steps = life.now, len(life.steps())
    try:
        life.undo(number % steps)
    except (RulesBroken, NothingToUndo):
        assert life.now == was
        return
    assert life.now != was
    life.undo()
    assert life.now == was
