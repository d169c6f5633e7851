"""python -m services import: what it prints, writes and refuses."""

import csv

import openpyxl
import pytest
from openpyxl.styles import Font

from db import open_storage
from services.__main__ import main

MAPPING = """
holds = "teachers"
[columns]
outside_key = "Номер"
last_name = "Фамилия"
position = "Должность"
"""
TABLE = "Номер,Фамилия,Должность\n1,Дудаева,учитель\n2,,учитель\n3,=1+1,космонавт\n"


@pytest.fixture
def files(settings, storage, school, tmp_path, monkeypatch):
    """A folder with a table and its mapping; the database of the school is closed."""
    monkeypatch.setenv("NETWORKS_LANGUAGE", "en")
    monkeypatch.chdir(tmp_path)
    storage.close()
    (tmp_path / "staff.toml").write_text(MAPPING, encoding="utf-8")
    (tmp_path / "staff.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def imported(*arguments, file="staff.csv"):
    return main(["import", file, "--map", "staff.toml", *arguments])


def staff(settings):
    storage = open_storage(settings)
    held = {row["table_name"]: row["row_count"] for row in storage.rows("storage/records")}
    storage.close()
    return held["teachers"]


def test_it_counts_the_rows_and_writes_the_rejected_ones(files, settings, capsys):
    assert imported() == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "new rows\t1"
    assert "rejected rows\t2" in said
    assert said[-2] == "The rejected rows with their reasons: staff (what to mend).csv"
    assert said[-1] == "A text table like the one that came, with these rows only."
    assert staff(settings) == 5
    with (files / "staff (what to mend).csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["Номер", "Фамилия", "Должность", "what to mend"]
    assert rows[1] == ["2", "", "учитель", "Фамилия: write the last name."]
    assert rows[2][:3] == ["3", "=1+1", "космонавт"]


def test_the_mended_rejected_rows_are_imported_with_the_same_mapping(files, settings, capsys):
    imported()
    path = files / "staff (what to mend).csv"
    mended = path.read_text(encoding="utf-8").replace("2,,", "2,Исаева,")
    path.write_text(mended, encoding="utf-8")
    imported(file=path.name)
    assert staff(settings) == 6
    assert path.read_text(encoding="utf-8") == mended
    assert "космонавт" in (files / "staff (what to mend) 2.csv").read_text(encoding="utf-8")


def test_a_trial_writes_nothing(files, settings, capsys):
    assert imported("--dry-run") == 0
    said = capsys.readouterr().out
    assert said.startswith("A trial: nothing was written.\nnew rows\t1")
    assert staff(settings) == 4


def test_rejected_rows_of_a_workbook_are_the_same_workbook(files, capsys):
    book = openpyxl.Workbook()
    for line in TABLE.splitlines():
        book.active.append(line.split(","))
    book.active["B4"].data_type = "s"
    book.active["B4"].font = Font(bold=True)
    book.save(files / "staff.xlsx")
    imported("--rejected", "out.xlsx", file="staff.xlsx")
    sheet = openpyxl.load_workbook(files / "out.xlsx").active
    assert [cell.value for cell in sheet[3]][:3] == ["3", "=1+1", "космонавт"]
    assert {cell.data_type for cell in sheet[3]} == {"s"}
    assert sheet["B3"].font.bold


def test_the_rejected_rows_never_overwrite_the_file(files, settings, capsys):
    assert imported("--rejected", "./staff.csv") == 1
    assert "cannot be written over the file" in capsys.readouterr().err
    assert (files / "staff.csv").read_text(encoding="utf-8") == TABLE
    assert staff(settings) == 4


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["missing.csv", "--map", "staff.toml"], "there is no file missing.csv"),
        (["staff.csv", "--map", "missing.toml"], "the mapping missing.toml cannot be read"),
        (["staff.csv", "--map", "staff.csv"], "the mapping staff.csv cannot be read"),
        (["staff.csv", "--map", "staff.toml", "--organisation", "Лицей"], "one of: Школа"),
        (["staff.csv", "--map", "staff.toml", "--account", "nobody"], "no account nobody"),
        (["staff.csv", "--map", "staff.toml", "--account", "teacher"], "Your role does not allow"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(files, arguments, sentence, capsys):
    assert main(["import", *arguments]) == 1
    assert sentence in capsys.readouterr().err


def test_an_account_can_be_named(files, settings, capsys):
    assert imported("--account", "methodist") == 0
    assert staff(settings) == 5
