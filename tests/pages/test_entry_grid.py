"""The table: what is typed is judged in its cell, what is right is saved, the rest stays."""

from types import SimpleNamespace

import pytest

from core.access import Role
from tests.services.test_duplicates import pairs
from ui.grid import component

SCREEN = "entry/grid.py"
RIGHT = {
    "teacher_ids": "Ахмадова З.И.; Бисултанов",
    "title": "ИИ в школе",
    "starts_on": "12.03.2026",
    "community": "Инфоурок",
    "kind": "вебинар",
    "document_number": "АБ-12",
}
WRONG = {**RIGHT, "teacher_ids": "Вахаеваа", "starts_on": "31.02.2026", "hours": "два", "kind": "?"}


@pytest.fixture
def table(monkeypatch):
    """What the table is handed, and what its browser sends; its script runs in a browser only."""
    held = SimpleNamespace(data={})

    def draw(data, *, key):
        held.data = data

    monkeypatch.setattr(component, "draw", draw)
    return held


def sent(app, table, **rows):
    """Let the browser send rows of texts by their ids."""
    listed = [{"id": row_id, "cells": cells} for row_id, cells in rows.items()]
    app.session_state["grid_table"] = {"rows": {"serial": table.data["serial"], "rows": listed}}
    return app.run()


def test_right_rows_are_saved_and_wrong_cells_say_what_to_mend(open_as, table, school, storage):
    app = open_as(Role.METHODIST, SCREEN)
    assert [column["name"] for column in table.data["columns"]][:2] == ["teacher_ids", "title"]
    sent(app, table, a=RIGHT, b=WRONG)
    wrong = table.data["verdicts"]["b"]["wrong"]
    assert set(wrong) == {"teacher_ids", "starts_on", "hours", "kind"}
    assert "31.02.2026" in wrong["starts_on"]
    assert table.data["verdicts"]["a"]["wrong"] == {}
    app.button(key="grid_save_rows").click().run()
    assert [line.value for line in app.success] == ["Сохранено: 2 записи"]
    assert (table.data["saved"], set(table.data["verdicts"])) == (["a"], {"b"})
    held = {row["id"]: row["cells"] for row in table.data["rows"]}
    assert held["b"] == WRONG
    app.button(key="grid_save_rows").click().run()
    days = storage.rows("teachers/record_days", teacher_id=school.teacher_ids[0])
    assert str(days[0]["first_day"]) == "2026-03-12"
    app.button(key="grid_clear_saved").click().run()
    assert [row["id"] for row in table.data["rows"]] == ["b"]


def test_two_rows_of_one_activity_share_it_and_nobody_stands_in_it_twice(open_as, table, storage):
    app = open_as(Role.METHODIST, SCREEN)
    third = {**RIGHT, "teacher_ids": "Габазов З.И."}
    sent(app, table, a=RIGHT, b={**RIGHT, "teacher_ids": "Бисултанов З."}, c=third)
    assert set(table.data["verdicts"]["b"]["wrong"]) == {"teacher_ids"}
    app.button(key="grid_save_rows").click().run()
    counts = {row["table_name"]: row["row_count"] for row in storage.rows("storage/records")}
    assert (counts["activities"], counts["participations"]) == (1, 3)


def test_a_teacher_has_no_column_of_people_and_enters_their_own(open_as, table, school, storage):
    app = open_as(Role.TEACHER, SCREEN)
    assert table.data["columns"][0]["name"] == "title"
    sent(app, table, a={**RIGHT, "teacher_ids": ""})
    app.button(key="grid_save_rows").click().run()
    assert [line.value for line in app.success] == ["Сохранено: 1 запись"]


def test_rows_come_back_from_the_draft_until_they_are_saved(open_as, table, storage):
    sent(open_as(Role.METHODIST, SCREEN), table, a=RIGHT, b=WRONG)
    app = open_as(Role.METHODIST, SCREEN)  # another window
    assert [row["cells"] for row in table.data["rows"]] == [RIGHT, WRONG]
    app.button(key="grid_save_rows").click().run()
    assert [line.value for line in app.success] == ["Сохранено: 2 записи"]
    open_as(Role.METHODIST, SCREEN)
    assert [row["cells"] for row in table.data["rows"]] == [WRONG]


def test_a_row_that_is_there_already_is_kept_or_dropped_first(open_as, table, school, storage):
    app = open_as(Role.METHODIST, SCREEN)
    sent(app, table, a=RIGHT)
    app.button(key="grid_save_rows").click().run()
    app.button(key="grid_clear_saved").click().run()
    other = {**RIGHT, "title": "Совсем другое"}
    sent(app, table, b=RIGHT, c=RIGHT | {"starts_on": "13.03.2026"}, d=other)
    app.button(key="grid_save_rows").click().run()
    assert [line.value for line in app.success] == ["Сохранено: 2 записи"]
    app.button(key="grid_answer_drop_b").click().run()
    assert [row["id"] for row in table.data["rows"]] == ["c", "d"]
    app.button(key="grid_answer_keep_c").click().run()
    app.button(key="grid_save_rows").click().run()
    counts = {row["table_name"]: row["row_count"] for row in storage.rows("storage/records")}
    assert counts["activities"] == 3
    assert pairs(storage, school.people[Role.METHODIST]) == []
