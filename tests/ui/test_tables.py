"""The tables behind the charts, as files."""

from io import BytesIO
from types import SimpleNamespace
from typing import Any
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest
import streamlit as st

from core.i18n import words_of
from ui import tables
from ui.plain_table import Link
from ui.workbooks import workbook


@pytest.mark.parametrize("text", ["=1+1", "+7 928", "-5", "@sum", "\t=1", "\r=1"])
def test_no_cell_and_no_header_can_be_taken_for_a_formula(text):
    written = tables.csv(pd.DataFrame({text: [text]}), "en").decode("utf-8-sig")
    header, cell, *_ = [line.strip('"') for line in written.split("\r\n")]
    assert header.startswith("'")
    assert cell.startswith("'")


def test_numbers_stay_numbers_as_the_spreadsheet_of_the_language_reads_them():
    table = pd.DataFrame({"Часы": [36.5, -2.0]})
    assert tables.csv(table, "ru").decode("utf-8-sig") == "Часы\r\n36,5\r\n-2,0\r\n"
    assert tables.csv(table, "en").decode("utf-8-sig") == "Часы\r\n36.5\r\n-2.0\r\n"


def test_russian_files_are_told_apart_by_semicolons_and_begin_with_a_mark():
    content = tables.csv(pd.DataFrame({"А": ["б"], "В": ["г"]}), "ru")
    assert content.startswith(b"\xef\xbb\xbf")
    assert "А;В" in content.decode("utf-8")


def test_no_two_files_have_the_same_name():
    first, second = (tables.file_name("Участия", "csv") for _ in range(2))
    assert first != second
    assert first.startswith("Участия_")
    assert first.endswith(".csv")


def test_a_link_is_its_text_in_a_file():
    table = pd.DataFrame({"А": [Link("=1+1", "https://a.ru")]})
    assert "'=1+1" in tables.csv(table, "ru").decode("utf-8-sig")


def test_notes_are_a_second_sheet_that_no_formula_comes_into():
    table = pd.DataFrame({"Месяц": ["октябрь 2026"], "Участия": [129]})
    notes = pd.DataFrame({"№": [1], "Заметка": ["=1+1"]})
    book = openpyxl.load_workbook(BytesIO(workbook({"Таблица": table, "Заметки": notes})))
    assert [list(sheet.values) for sheet in book] == [
        [("Месяц", "Участия"), ("октябрь 2026", 129)],
        [("№", "Заметка"), (1, "=1+1")],
    ]
    assert book["Заметки"]["B2"].data_type == "s"


def test_several_tables_are_sheets_of_one_workbook_and_files_of_one_archive(monkeypatch):
    offered = []
    monkeypatch.setattr(st, "download_button", lambda *a, **k: offered.append((a[1], k)))
    page: Any = SimpleNamespace(words=words_of("ru"))
    long = "Выступления, экспертиза, наставничество"
    named = {long: pd.DataFrame({"А": [1]}), "Работы": pd.DataFrame({"Б": ["=1+1"]})}
    tables.download_all(page, named, title="Портфолио: Иванова", key="all")
    (write_book, book), (write_archive, archive) = offered
    sheets = openpyxl.load_workbook(BytesIO(write_book())).worksheets
    assert [sheet.title for sheet in sheets] == [long[:31].strip(), "Работы"]
    assert sheets[1]["A2"].value == "=1+1"
    assert sheets[1]["A2"].data_type == "s"
    with ZipFile(BytesIO(write_archive())) as packed:
        names = packed.namelist()
        assert names == ["Выступления_экспертиза_наставничество.csv", "Работы.csv"]
        assert "'=1+1" in packed.read(names[1]).decode("utf-8-sig")
    assert book["file_name"].startswith("Портфолио_Иванова_")
    assert archive["mime"] == "application/zip"
