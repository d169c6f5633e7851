"""Copies of an open database: whole, consistent under writers, never half there."""

import threading
from dataclasses import replace

import pytest

from core.access import Role
from core.errors import DiskRefused
from core.settings import load_settings
from db import open_storage
from db.__main__ import main
from db.backup import CopyFailed, back_up, copy_database
from db.demonstration import plant_demonstration
from db.evidence_files import State, named_files, path_of, state_of
from services.evidence.uploads import Received, receive
from tests.db.test_demonstration import TODAY
from tests.services.evidence.papers import picture
from ui import runtime

EVERYTHING = "storage/records"


def opened_copy(path):
    return open_storage(load_settings({"NETWORKS_DATABASE": str(path)}, path.parent))


def totals(storage):
    return {row["table_name"]: row["row_count"] for row in storage.rows(EVERYTHING)}


def test_a_copy_holds_what_the_database_holds(storage, tmp_path):
    plant_demonstration(storage, TODAY)
    path = copy_database(storage, tmp_path / "copies" / "copy.duckdb")
    copy = opened_copy(path)
    try:
        assert totals(copy) == totals(storage)
        assert copy.rows("reference/items") == storage.rows("reference/items")
        assert copy.data_version == storage.data_version
    finally:
        copy.close()


def test_a_copy_takes_writes_as_the_database_does(storage, school, tmp_path):
    copy = opened_copy(copy_database(storage, tmp_path / "copy.duckdb"))
    try:
        with copy.writing() as transaction:
            transaction.run("storage/advance_data_version")
        assert copy.data_version == storage.data_version + 1
    finally:
        copy.close()


def test_writers_go_on_and_the_copy_holds_whole_transactions(storage, school, tmp_path):
    """Each write adds an activity with its participation; a copy must hold as many of both."""
    stop = threading.Event()
    written: list[int] = []

    def write():
        while not stop.is_set():
            with storage.writing() as transaction:
                plant_pair(transaction, school, number=len(written))
            written.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while len(written) < 5:
            assert writer.is_alive()
        paths = [copy_database(storage, tmp_path / f"copy{number}.duckdb") for number in range(3)]
    finally:
        stop.set()
        writer.join()
    for path in paths:
        copy = opened_copy(path)
        held = totals(copy)
        copy.close()
        assert held["activities"] == held["participations"] >= 5


def test_a_copy_is_made_in_the_backups_folder_and_named_for_its_occasion(storage, settings):
    first, second = (back_up(storage, settings, "by-hand") for _ in range(2))
    assert first.parent == settings.backups
    assert first.name.startswith("school-")
    assert first.name.endswith("-by-hand.duckdb")
    assert first != second


def test_nothing_is_left_where_nothing_can_be_written(storage, settings, tmp_path):
    blocked = tmp_path / "not-a-folder"
    blocked.write_text("a file")
    with pytest.raises(DiskRefused):
        back_up(storage, replace(settings, database=blocked / "school.duckdb"), "by-hand")
    assert blocked.read_text() == "a file"


def test_a_copy_that_lacks_rows_is_deleted(storage, tmp_path, monkeypatch):
    monkeypatch.setattr("db.backup._row_counts", lambda path: {"teachers": -1})
    with pytest.raises(CopyFailed):
        copy_database(storage, tmp_path / "copy.duckdb")
    assert list(tmp_path.glob("copy*")) == []


def plant_pair(transaction, school, *, number):
    """Write one activity with one participation."""
    key = f"01930000-0000-7000-8000-{number:012d}"
    stamp = {
        "version": 1,
        "organisation_id": school.organisation_id,
        "outside_key": None,
        "batch_id": None,
        "recorded_at": transaction.started_at,
        "recorded_by": None,
        "reason": "",
        "is_withdrawn": False,
        "counted_at": None,
    }
    transaction.run(
        "activities/insert",
        activity_id=key,
        community="infourok",
        kind="webinar",
        title=f"Вебинар {number}",
        address="",
        starts_on=TODAY,
        ends_on=None,
        level="unrated",
        subject=None,
        grades=[],
        hours=None,
        issuer="",
        material_kind="",
        payment=None,
        **stamp,
    )
    transaction.run(
        "participations/insert",
        participation_id=key,
        activity_id=key,
        teacher_id=school.teacher_ids[0],
        took_part_on=TODAY,
        role="attendee",
        outcome="participated",
        document="none",
        document_number="",
        document_issued_on=None,
        is_without_evidence=True,
        coauthors="",
        pupils_involved=None,
        shared_where="",
        comment="",
        status="submitted",
        status_reason="",
        **stamp,
    )


def test_a_copy_brings_its_evidence_along_and_tells_what_is_lost(storage, settings, school, capsys):
    scans = [
        receive(
            storage,
            school.people[Role.TEACHER],
            Received("скан.png", picture(size=(1 + number, 1))),
            settings=settings,
        )
        for number in range(3)
    ]
    copy = back_up(storage, settings, "by-hand")
    assert state_of(copy, named_files(storage)) == State(3, (), (), 0)
    lost, damaged, _ = (path_of(settings.database, scan.file) for scan in scans)
    lost.unlink()
    damaged.write_bytes(b"something else")
    (damaged.parent / "stray.part").write_bytes(b"half")
    state = state_of(settings.database, named_files(storage))
    assert state == State(1, (lost.name,), (damaged.name,), 1)
    assert state_of(copy, named_files(storage)) == State(3, (), (), 0)
    runtime.close()
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    assert f"Утрачен, верните его из копии: {lost.name}" in said
    assert f"Повреждён, верните его из копии: {damaged.name}" in said
