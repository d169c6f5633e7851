"""Storage: what opens, what is refused with a sentence, and that nothing half-done stays."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from core.errors import (
    DatabaseDamaged,
    DatabaseInUse,
    DatabaseTooNew,
    DiskRefused,
    MigrationFailed,
)
from core.i18n import words_of
from core.settings import Settings
from db import Storage, migrate, open_storage, opening


def test_new_database_has_the_reference_lists_of_the_domain(storage: Storage) -> None:
    items = storage.read("reference/items")
    communities = items[items["list"] == "communities"].sort_values("sort_order")
    assert list(communities["name"]) == [
        "Инфоурок",
        "Урок.РФ",
        "Электронная библиотека",
        "Интернет школа «Просвещение.ру»",
        "Сферум",
    ]
    assert items.groupby("list").size().to_dict() == {
        "communities": 5,
        "kinds": 16,
        "levels": 7,
        "roles": 9,
        "outcomes": 7,
        "documents": 11,
        "resource_kinds": 5,
        "qualifications": 4,
        "positions": 16,
        "method_groups": 6,
        "subjects": 23,
    }


def test_opening_again_changes_nothing(settings: Settings) -> None:
    first = open_storage(settings)
    version, items = first.data_version, len(first.rows("reference/items"))
    first.close()
    second = open_storage(settings)
    assert (second.data_version, len(second.rows("reference/items"))) == (version, items)
    second.close()


def test_commit_moves_the_version_and_a_failure_leaves_nothing(storage: Storage) -> None:
    before = storage.data_version
    with storage.writing() as transaction:
        transaction.run("reference/insert_community_kind", community="sferum", kind="webinar")
    assert storage.data_version == before + 1
    with pytest.raises(duckdb.ConstraintException), storage.writing() as transaction:  # noqa: PT012
        for _ in range(2):
            transaction.run("reference/insert_community_kind", community="sferum", kind="pd_course")
    kinds = {row["kind"] for row in storage.rows("reference/community_kinds")}
    assert storage.data_version == before + 1
    assert "pd_course" not in {
        row["kind"]
        for row in storage.rows("reference/community_kinds")
        if row["community"] == "sferum"
    }
    assert "webinar" in kinds


def test_statement_refuses_parameters_that_its_header_does_not_name(storage: Storage) -> None:
    with pytest.raises(TypeError, match="not in the header"):
        storage.rows("storage/data_version", surplus=1)


def test_sql_cannot_reach_files(storage: Storage) -> None:
    with pytest.raises(duckdb.Error, match="disabled"):
        storage._connection.cursor().execute("select * from read_text('/etc/hostname')")
    with pytest.raises(duckdb.Error):
        storage._connection.cursor().execute("set enable_external_access = true")


def test_second_process_is_told_that_the_file_is_in_use(settings: Settings) -> None:
    held = open_storage(settings)
    code = (
        "from core.settings import load_settings; from db import open_storage; "
        "from core.errors import Failure; from core.i18n import words_of\n"
        "try: open_storage(load_settings())\n"
        "except Failure as failure: print(type(failure).__name__, failure.sentence(words_of('ru')))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    held.close()
    assert result.stdout.startswith(DatabaseInUse.__name__)
    assert "уже открыт другим процессом" in result.stdout


def test_damaged_file_is_refused_and_left_as_it_is(settings: Settings) -> None:
    settings.database.parent.mkdir(parents=True)
    settings.database.write_bytes(b"this is no database" * 1000)
    with pytest.raises(DatabaseDamaged) as caught:
        open_storage(settings)
    assert str(settings.backups) in caught.value.sentence(words_of("ru"))
    assert settings.database.read_bytes().startswith(b"this is no database")


def test_folder_that_cannot_be_made_is_a_disk_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("NETWORKS_DATABASE", str(tmp_path / "file" / "school.duckdb"))
    from core.settings import load_settings

    with pytest.raises(DiskRefused):
        open_storage(load_settings())


def test_full_disk_is_a_sentence_and_nothing_is_kept(storage: Storage) -> None:
    before = storage.data_version
    with pytest.raises(DiskRefused) as caught, storage.writing():
        raise duckdb.IOException("IO Error: Could not write file: No space left on device")
    assert "Ничего не сохранено" in caught.value.sentence(words_of("ru"))
    assert storage.data_version == before


def test_failed_migration_leaves_the_old_version_and_a_copy(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_storage(settings).close()
    folder = tmp_path / "migrations"
    folder.mkdir()
    for step in migrate.steps():
        (folder / f"{step.name}.sql").write_text(step.sql, encoding="utf-8")
    (folder / "0098_good.sql").write_text("create table good (n integer);", encoding="utf-8")
    (folder / "0099_broken.sql").write_text(
        "create table half_way (n integer); insert into half_way values ('no number');",
        encoding="utf-8",
    )
    monkeypatch.setattr(
        opening,
        "pending_steps",
        lambda connection, path: migrate.pending_steps(connection, path, folder),
    )
    with pytest.raises(MigrationFailed) as caught:
        open_storage(settings)
    copies = list(settings.backups.glob("*before-0098*"))
    assert len(copies) == 1
    assert str(copies[0]) in caught.value.sentence(words_of("ru"))
    monkeypatch.undo()
    connection = duckdb.connect(settings.database)
    tables = {row[0] for row in connection.execute("show tables").fetchall()}
    connection.close()
    assert not {"good", "half_way"} & tables
    assert "participations" in tables


def test_database_of_a_newer_version_is_refused(settings: Settings) -> None:
    open_storage(settings).close()
    connection = duckdb.connect(settings.database)
    connection.execute("insert into migrations values (9999, 'future', now()::timestamp)")
    connection.close()
    with pytest.raises(DatabaseTooNew):
        open_storage(settings)
