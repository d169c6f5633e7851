"""What a dashboard looks at is found for each view by itself."""

import threading
from types import SimpleNamespace
from typing import Any

from ui.dashboards.view import View


def test_the_totals_of_two_views_are_asked_at_the_same_time(monkeypatch):
    together = threading.Barrier(2)

    def row(view, statement, **more):
        together.wait(5)  # broken when one of them waits until the other has its answer
        return {"view": view.board, **more}

    monkeypatch.setattr(View, "row", row)
    selection: Any = SimpleNamespace(as_of=lambda today: today)
    page: Any = SimpleNamespace(today="today")
    views = [View(page, selection, board=name) for name in "ab"]
    found = []
    threads = [threading.Thread(target=lambda one=one: found.append(one.totals)) for one in views]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sorted(row["view"] for row in found) == ["a", "b"]


def test_the_totals_of_a_view_are_asked_for_once(monkeypatch):
    asked = []

    def row(view, statement, **more):
        asked.append(statement)
        return {}

    monkeypatch.setattr(View, "row", row)
    selection: Any = SimpleNamespace(as_of=lambda today: today)
    page: Any = SimpleNamespace(today="today")
    view = View(page, selection)
    assert [view.totals, view.totals, view.resource_totals] == [{}, {}, {}]
    assert len(asked) == len(set(asked)) == 2
