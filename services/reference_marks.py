"""The other item of a merge in what is pinned to a code: goals, notes, tiles of boards, views."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from core.access import Person
from core.dimensions import DIMENSIONS
from db import Transaction


@dataclass(frozen=True)
class Replacement:
    """Which code of a list takes the place of which other one, by whom and why."""

    list_name: str
    old_code: str
    new_code: str
    person: Person
    reason: str

    def within(self, text: str) -> str:
        """Return a mark or an address with the new code, once, in the place of the old one."""
        names = {one.name for one in DIMENSIONS if one.reference_list == self.list_name}
        parts = parse_qsl(text, keep_blank_values=True)
        replaced = [(name, self._of(codes) if name in names else codes) for name, codes in parts]
        return text if replaced == parts else urlencode(replaced)

    def _of(self, codes: str) -> str:
        found = (self.new_code if code == self.old_code else code for code in codes.split(","))
        return ",".join(dict.fromkeys(found))


def replace_in_marks(transaction: Transaction, replacement: Replacement) -> None:
    """Write the new code wherever something is pinned or narrowed to the old one."""
    if replacement.list_name == "method_groups":
        _replace_in_goals(transaction, replacement)
    _replace_in_notes(transaction, replacement)
    for row in transaction.rows("boards/narrowings"):
        text = replacement.within(str(row["narrowing"]))
        if text != row["narrowing"]:
            tile = {"board_tile_id": row["board_tile_id"], "narrowing": text}
            transaction.run("boards/set_narrowing", **tile)
    for row in transaction.rows("saved_views/queries"):
        text = replacement.within(str(row["query"]))
        if text != row["query"]:
            view = {"saved_view_id": row["saved_view_id"], "query": text}
            transaction.run("saved_views/set_query", **view)


def _replace_in_goals(transaction: Transaction, replacement: Replacement) -> None:
    """Hand the goals over; one that the other group has already stands, the handed one goes."""
    moment = transaction.started_at
    changed = transaction.run(
        "goals/replace_method_group",
        old_code=replacement.old_code,
        new_code=replacement.new_code,
        moment=moment,
        account_id=replacement.person.account_id,
        reason=replacement.reason,
    )
    if changed:
        transaction.run("goals/close_replaced", moment=moment)


def _replace_in_notes(transaction: Transaction, replacement: Replacement) -> None:
    for row in transaction.rows("notes/pinned"):
        mark = replacement.within(str(row["mark"]))
        if mark != row["mark"]:
            transaction.run(
                "notes/replace_mark",
                note_id=row["note_id"],
                mark=mark,
                moment=transaction.started_at,
                account_id=replacement.person.account_id,
                reason=replacement.reason,
            )
            transaction.run(
                "notes/supersede",
                note_id=row["note_id"],
                version=row["version"],
                superseded_at=transaction.started_at,
            )
