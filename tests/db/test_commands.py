"""python -m db: every command says one plain thing, failures too."""

import pytest

from db import open_storage
from db.__main__ import HELD, main
from ui import runtime


@pytest.fixture
def closed(settings, monkeypatch):
    """Settings of a database that was made and closed."""
    monkeypatch.setenv("NETWORKS_LANGUAGE", "en")
    open_storage(settings).close()
    return settings


def test_migrate_makes_the_database(settings, capsys):
    assert main(["migrate"]) == 0
    assert settings.database.exists()
    assert str(settings.database) in capsys.readouterr().out


def test_backup_names_the_copy(closed, capsys):
    assert main(["backup"]) == 0
    (copy,) = closed.backups.glob("school-*-by-hand.duckdb")
    assert capsys.readouterr().out == f"A copy was made: {copy}\n"


def test_check_says_what_is_held(closed, capsys):
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    assert "\nParticipations: 0\n" in said
    assert "\nItems of reference lists: " in said


def test_check_counts_records_and_their_versions_apart(storage, school, capsys):
    with storage._cursor() as cursor:
        teacher = school.teacher_ids[0]
        cursor.execute(
            "insert into teachers select * replace (version + 1 as version) from teachers "
            "where teacher_id = ?",
            [teacher],
        )
        cursor.execute(
            "update teachers set superseded_at = recorded_at where teacher_id = ? and version = 1",
            [teacher],
        )
    held = storage.rows("storage/records")
    assert {row["table_name"] for row in held} == set(HELD)
    runtime.close()
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    assert "\nПедагоги: 4, всего версий, считая отозванные: 5\n" in said
    assert "\nУчётные записи: 6\n" in said


@pytest.mark.parametrize("command", ["backup", "check"])
def test_what_is_not_there_is_not_made(command, settings, capsys):
    assert main([command]) == 1
    assert not settings.database.exists()
    assert "Файла базы данных" in capsys.readouterr().err


def test_a_damaged_file_gets_a_sentence(settings, capsys):
    settings.database.parent.mkdir(parents=True)
    settings.database.write_bytes(b"no database at all" * 1000)
    assert main(["check"]) == 1
    assert str(settings.database) in capsys.readouterr().err
