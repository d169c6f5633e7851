"""Evidence on a real database and disk: kept once, attached, withdrawn, restored, within sight."""

import os
from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from core.errors import DiskRefused, NotAllowed, NotFound, StaleEdit
from db.evidence_files import folder_of, path_of
from services import journal, participations
from services.duplicate_merge import merge
from services.evidence.attachments import (
    attach,
    attachments_of,
    restore_attachment,
    withdraw_attachment,
)
from services.evidence.refusals import EvidenceRefused
from services.evidence.uploads import Received, receive
from services.history import Deed, read_steps
from services.journal import JournalFilters
from services.record_states import PARTICIPATION_TRAIL
from services.rules import ParticipationEntry
from services.undo import undo_step
from services.undo_refusals import NothingToUndo
from services.versions import Opened
from tests.services.evidence.papers import pdf, picture


@pytest.fixture
def entry(school):
    return ParticipationEntry(
        teacher_ids=school.teacher_ids[:1],
        community="infourok",
        kind="webinar",
        title="Вебинар",
        starts_on=date(2026, 10, 5),
        is_without_evidence=True,
        role="attendee",
        outcome="participated",
        level="unrated",
        document="participation_certificate",
    )


@pytest.fixture
def teacher(school):
    return school.people[Role.TEACHER]


@pytest.fixture
def record_id(storage, teacher, entry):
    return participations.record(storage, teacher, entry)[0]


def received(storage, person, settings, *, name="скан.png", content=None):
    return receive(storage, person, Received(name, content or picture()), settings=settings)


def held(storage, person, record_id):
    return [
        (attachment.evidence.name, attachment.is_withdrawn)
        for attachment in attachments_of(storage, person, record_id)
    ]


def files(storage):
    return [path for path in folder_of(storage.path).rglob("*") if path.is_file()]


def test_one_content_lies_on_the_disk_once(storage, settings, school, teacher):
    first = received(storage, teacher, settings)
    second = received(storage, school.people[Role.METHODIST], settings, name="другое имя.png")
    assert first.file == second.file
    assert files(storage) == [path_of(storage.path, first.file)]
    assert [first.name, second.name] == ["скан.png", "другое имя.png"]


def test_a_record_is_entered_with_its_scans(storage, settings, school, entry):
    deputy = school.people[Role.METHODIST]
    scan = received(storage, deputy, settings, name="грамота.pdf", content=pdf())
    entry = entry.__class__(
        **{
            **vars(entry),
            "teacher_ids": school.teacher_ids[:2],
            "upload_ids": (scan.evidence_id,),
        }
    )
    records = participations.record(storage, deputy, entry, is_confirmed=True)
    assert [held(storage, deputy, record) for record in records] == [[("грамота.pdf", False)]] * 2
    assert len(files(storage)) == 1
    statuses = {
        storage.rows("participations/versions", participation_id=record)[-1]["status"]
        for record in records
    }
    assert statuses == {"submitted"}, "a scan alone is no link and no number"


def test_what_is_withdrawn_can_be_restored_and_each_deed_is_told(
    storage, settings, teacher, record_id
):
    upload = received(storage, teacher, settings)
    assert attach(storage, teacher, record_id, upload_ids=[upload.evidence_id]) == 1
    assert attach(storage, teacher, record_id, upload_ids=[upload.evidence_id]) == 0, (
        "it has that one"
    )
    attachment_id = attachments_of(storage, teacher, record_id)[0].evidence.evidence_id
    withdraw_attachment(storage, teacher, attachment_id, version=1)
    assert held(storage, teacher, record_id) == [("скан.png", True)]
    with pytest.raises(StaleEdit):
        withdraw_attachment(storage, teacher, attachment_id, version=1)
    with pytest.raises(StaleEdit):
        withdraw_attachment(storage, teacher, attachment_id, version=2)
    restore_attachment(storage, teacher, attachment_id, version=2)
    assert held(storage, teacher, record_id) == [("скан.png", False)]


def test_the_journal_and_a_merged_record_keep_what_was_attached(
    storage, settings, school, entry, record_id
):
    deputy = school.people[Role.METHODIST]
    upload = received(storage, deputy, settings)
    twin = entry.__class__(**{**vars(entry), "upload_ids": (upload.evidence_id,)})
    (twin_id,) = participations.record(storage, deputy, twin)
    merge(storage, deputy, keep=Opened(record_id, 1), drop=Opened(twin_id, 1))
    (attachment,) = attachments_of(storage, deputy, record_id)
    withdraw_attachment(storage, deputy, attachment.evidence.evidence_id, version=1)
    span = JournalFilters(date(2020, 1, 1), date(2100, 1, 1), search="скан.png")
    told = journal.search(storage, school.people[Role.ADMIN], span, top=9)
    assert sorted((row["deed"], row["title"], row["record_id"]) for row in told) == sorted(
        [
            ("evidence_added", "Вебинар", record_id),
            ("evidence_added", "Вебинар", twin_id),
            ("evidence_withdrawn", "Вебинар", record_id),
        ]
    )


def test_nobody_attaches_or_withdraws_out_of_sight(storage, settings, school, teacher, record_id):
    upload = received(storage, teacher, settings)
    attach(storage, teacher, record_id, upload_ids=[upload.evidence_id])
    attachment_id = attachments_of(storage, teacher, record_id)[0].evidence.evidence_id
    deputy = school.people[Role.METHODIST]
    with pytest.raises(NotFound):
        attach(
            storage, deputy, record_id, upload_ids=[upload.evidence_id]
        )  # somebody else's upload
    stranger = teacher.__class__(**{**vars(teacher), "teacher_id": school.teacher_ids[3]})
    with pytest.raises(NotAllowed):
        withdraw_attachment(storage, stranger, attachment_id, version=1)
    with pytest.raises(NotAllowed):
        attach(storage, stranger, record_id, upload_ids=[upload.evidence_id])
    with pytest.raises(NotFound):
        attachments_of(storage, stranger, record_id)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"\0" * (2 * 1024**2), "heavy"), (b"text", "unknown"), (b"", "empty")],
)
def test_what_is_refused_leaves_nothing(
    storage, settings, monkeypatch, teacher, *, content, reason
):
    settings = settings.__class__(**{**vars(settings), "evidence_megabytes": 1})
    with pytest.raises(EvidenceRefused) as refused:
        receive(storage, teacher, Received("../скан.png", content), settings=settings)
    assert (refused.value.facts["reason"], refused.value.facts["name"]) == (reason, "../скан.png")
    assert files(storage) == []


def test_a_record_takes_so_many_files_and_no_more(
    storage, settings, monkeypatch, teacher, record_id
):
    monkeypatch.setattr("services.evidence.attachments.MOST_FILES", 1)
    uploads = [
        received(storage, teacher, settings, content=picture(size=(1 + at, 1))).evidence_id
        for at in range(2)
    ]
    with pytest.raises(EvidenceRefused) as refused:
        attach(storage, teacher, record_id, upload_ids=uploads)
    assert refused.value.facts["reason"] == "many"
    assert held(storage, teacher, record_id) == []


def test_no_row_without_its_file(storage, settings, monkeypatch, teacher):
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskRefused):
        received(storage, teacher, settings)
    assert files(storage) == []
    assert storage.rows("uploads/files") == []


def test_a_scan_is_a_step_of_the_record_that_is_undone_and_the_undoing_too(
    storage, settings, school, teacher, record_id
):
    deputy = school.people[Role.METHODIST]

    def opened():
        rows = storage.rows("participations/versions", participation_id=record_id)
        return Opened(record_id, rows[-1]["version"])

    def steps():
        return read_steps(storage, teacher, record_id, trail=PARTICIPATION_TRAIL)

    def undo(step):
        deed = {"trail": PARTICIPATION_TRAIL, "recorded_at": step.recorded_at}
        undo_step(storage, teacher, opened(), **deed)

    participations.change(
        storage, deputy, opened(), is_confirmed=True,
        entry=replace(steps()[-1].after.entry, document_number="7", is_without_evidence=False),
    )  # fmt: skip
    upload = received(storage, teacher, settings)
    attach(storage, teacher, record_id, upload_ids=[upload.evidence_id])
    added = steps()[-1]
    assert (added.deed, added.display_name) == (Deed.EVIDENCE_ADDED, teacher.display_name)
    assert [file.name for file in added.files_added] == ["скан.png"]
    undo(added)
    assert held(storage, teacher, record_id) == [("скан.png", True)]
    assert steps()[-1].deed == Deed.EVIDENCE_WITHDRAWN
    with pytest.raises(NothingToUndo):
        undo(added)
    undo(steps()[-1])
    assert held(storage, teacher, record_id) == [("скан.png", False)]
    assert steps()[-1].after == added.after, "still confirmed: the scan is no part of that"
    undo(steps()[-1])
    again = received(storage, teacher, settings, name="снова.png")
    attach(storage, teacher, record_id, upload_ids=[again.evidence_id])
    with pytest.raises(NothingToUndo):
        undo(steps()[-2])
