"""What is kept ready of the counted participations.

Every test with the `storage` fixture ends by comparing it with the rule (tests/conftest.py).
"""

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from core.settings import load_settings
from db import open_storage
from services import participations, records
from services.versions import PARTICIPATIONS
from tests.selections import everything
from tests.services.test_participations import entry, opened  # noqa: F401 - a fixture

DAY = date(2026, 12, 31)


@pytest.fixture
def teacher(school):
    return school.people[Role.TEACHER]


def figures(storage, school):
    (row,) = storage.rows("dashboards/totals", as_of=DAY, **everything(school.organisation_id))
    return row["participations"], row["works"]


def kept(storage):
    with storage._cursor() as cursor:
        return cursor.execute("select count(*) from counted_participations").fetchall()[0][0]


def test_it_follows_a_record_from_its_entry_to_its_withdrawal(storage, school, teacher, entry):  # noqa: F811
    deputy = school.people[Role.METHODIST]
    (record_id,) = participations.record(storage, teacher, entry)
    assert kept(storage) == 0  # it waits for a check
    participations.confirm(storage, deputy, [opened(storage, record_id)])
    assert kept(storage) == 1
    changed = replace(entry, outcome="published")
    participations.change(storage, teacher, opened(storage, record_id), entry=changed)
    assert (kept(storage), figures(storage, school)) == (1, (1, 0))  # as it was confirmed
    participations.confirm(storage, deputy, [opened(storage, record_id)])
    assert figures(storage, school) == (1, 1)
    seen = opened(storage, record_id)
    records.withdraw(storage, deputy, seen, table=PARTICIPATIONS, reason="Ошибка")
    assert kept(storage) == 0


def test_a_file_that_was_written_by_other_ways_is_made_anew(tmp_path, migrated_file):
    settings = load_settings({"NETWORKS_DATABASE": str(tmp_path / "school.duckdb")}, tmp_path)
    settings.database.write_bytes(migrated_file.read_bytes())
    storage = open_storage(settings)
    with storage._cursor() as cursor:  # a count that follows from no record
        cursor.execute(
            "insert into counted_participations select uuid(), uuid(), uuid(), uuid(), "
            "date '2026-09-01', 'author', 'published', 'none', 'x', 'y', 'school', null, [], 1, "
            "null, timestamp '2026-09-02'"
        )
        cursor.execute("update data_versions set data_version = data_version + 1")
    assert kept(storage) == 1
    storage.close()
    storage = open_storage(settings)
    assert kept(storage) == 0
    storage.close()


def test_a_write_that_fails_leaves_it_as_it_was(storage, school, teacher, entry):  # noqa: F811
    deputy = school.people[Role.METHODIST]
    (record_id,) = participations.record(storage, deputy, entry, is_confirmed=True)
    with suppress(ZeroDivisionError), storage.writing() as transaction:
        stamp = {"uncounted_at": transaction.started_at}
        transaction.run("participations/uncount", participation_id=record_id, **stamp)
        transaction.finish()
        assert transaction.rows("counted/is_current")[0]["is_current"]
        raise ZeroDivisionError
    assert kept(storage) == 1
