"""The counted participations kept ready: each write brings them up in its own transaction.

What changed is found by the transaction's one stamp. A statement that writes other stamps, or
takes rows out, leaves nothing to find: then all of them are made anew.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from db.statements import Statement

Run = Callable[..., int]
FACTS = frozenset({"participations", "activities"})


class Freshness:
    """What a running transaction did to the records that the counted participations follow from."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment
        self._is_touched = False
        self._is_lost = False

    def note(self, statement: Statement, parameters: Mapping[str, object]) -> None:
        """Note that a statement was run with these parameters."""
        if statement.written_table not in FACTS:
            return
        self._is_touched = True
        self._is_lost |= (
            statement.is_deletion
            or "timestamp" in statement.row_columns.values()
            or self._is_foreign(statement, parameters)
        )

    def _is_foreign(self, statement: Statement, parameters: Mapping[str, object]) -> bool:
        stamps = _stamps(statement, parameters)
        return not stamps or stamps != {self._moment}

    def settle(self, run: Run) -> None:
        """Bring the counted participations up to the data, whose version has moved on already."""
        if self._is_lost:
            make_anew(run)
            return
        if self._is_touched:
            run("counted/delete_changed", moment=self._moment)
            run("counted/insert_changed", moment=self._moment)
        run("counted/update_version")


def make_anew(run: Run) -> None:
    """Make the counted participations from the records, all of them."""
    for name in ("delete_all", "insert_all", "delete_version", "insert_version"):
        run(f"counted/{name}")


def _stamps(statement: Statement, parameters: Mapping[str, object]) -> set[object]:
    names: Iterable[str] = statement.parameters
    return {parameters[name] for name in names if statement.parameters[name] == "timestamp"} - {
        None
    }
