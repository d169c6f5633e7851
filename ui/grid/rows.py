"""What the table holds between runs: rows of texts, which are saved, which browser state is old."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from services.recognition.rows import COLUMNS
from ui import session
from ui.forms.form import Form

TABLE = "table"


@dataclass(frozen=True)
class GridRow:
    """A row under the id that the browser gave it."""

    row_id: str
    cells: Mapping[str, str] = field(default_factory=dict)


def current(form: Form) -> list[GridRow]:
    """Return the rows as the browser has them, as they were kept when it has none yet."""
    state: Any = session.recall(form.key(TABLE)) or {}
    sent = state.get("rows") if hasattr(state, "get") else None
    if sent and sent.get("serial") == serial(form):
        put(form, _read(sent.get("rows")))
    kept: Any = form.value("rows", ())
    return list(kept)


def take_sent(form: Form) -> None:
    """Go on with the rows that the browser sends, under its number of their edition."""
    state: Any = session.recall(form.key(TABLE)) or {}
    sent = state.get("rows") if hasattr(state, "get") else None
    if sent and isinstance(sent.get("serial"), int):
        form.put("serial", sent["serial"])
        form.put("drafted", plain(current(form)))
        form.put("followed", form.value("drafted"))


def put(form: Form, rows: list[GridRow]) -> None:
    """Keep rows for the runs to come."""
    form.put("rows", tuple(rows))


def replace_all(form: Form, rows: list[GridRow]) -> None:
    """Put other rows into the table: whatever the browser still has of the old ones is void."""
    put(form, rows)
    form.put("serial", serial(form) + 1)


def plain(rows: list[GridRow]) -> list[list[object]]:
    """Return rows as a draft keeps them."""
    return [[row.row_id, dict(row.cells)] for row in rows]


def of_plain(kept: Any) -> list[GridRow]:  # noqa: ANN401 - what a draft holds
    """Return the rows that a draft kept."""
    return [GridRow(str(row_id), cells) for row_id, cells in kept or ()]


def serial(form: Form) -> int:
    """Return the number of the rows' present edition."""
    return int(str(form.value("serial", 0)))


def saved(form: Form) -> tuple[str, ...]:
    """Return the ids of the rows that are records already."""
    kept: Any = form.value("saved", ())
    return tuple(kept)


def unsaved(form: Form, rows: list[GridRow]) -> list[GridRow]:
    """Return the rows that are no records yet."""
    done = set(saved(form))
    return [row for row in rows if row.row_id not in done and any(row.cells.values())]


def _read(sent: Any) -> list[GridRow]:  # noqa: ANN401 - whatever a browser sends
    """Return the rows of a browser's message; what is no text of a column is left out."""
    if not isinstance(sent, list):
        return []
    rows = [row for row in sent if isinstance(row, dict) and isinstance(row.get("cells"), dict)]
    return [
        GridRow(
            str(row.get("id")),
            {name: str(row["cells"][name]) for name in COLUMNS if row["cells"].get(name)},
        )
        for row in rows
    ]
