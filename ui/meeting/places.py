"""Which slide a person's show is at: one place for all windows of theirs, the phone's too.

It stands in this process's memory, so that a step waits for no other writer. Every browser keeps it
too, in a cookie that the show's own script writes: after a restart of the server the browser that
was stepped last says where the show goes on.
"""

from dataclasses import dataclass, field
from threading import Lock
from time import time

COOKIE = "networks_show"
_lock = Lock()
_places: dict[tuple[str, str], "Showing"] = {}
LASTING = 12 * 3600 * 1000  # milliseconds after which a show begins with its first slide again
MOST = 200  # shows that are remembered; the oldest goes first
LONGEST = 15  # digits of a number; more are nobody's show


@dataclass
class Showing:
    """Where a show is, from 0; when it was stepped to, in milliseconds, and began, in seconds.

    Both are of the time since 1970.
    """

    place: int = 0
    stepped: int = 0
    began: float = field(default_factory=time)

    def written(self, meeting_id: str) -> str:
        """Return the same as a cookie holds it: meeting, number from 1, stepped, began."""
        return f"{meeting_id}.{self.place + 1}.{self.stepped}.{int(self.began)}"


def showing(account_id: str, meeting_id: str) -> Showing:
    """Return where this account's show of a meeting is, at its beginning for a new one."""
    with _lock:
        found = _places.setdefault((account_id, meeting_id), Showing())
        while len(_places) > MOST:
            del _places[next(iter(_places))]
        return found


def go(account_id: str, meeting_id: str, place: int) -> None:
    """Go to a slide, in every window of the account."""
    found = showing(account_id, meeting_id)
    found.place, found.stepped = place, _now()


def begin(account_id: str, meeting_id: str) -> None:
    """Begin a show anew, at its first slide."""
    with _lock:
        _places[account_id, meeting_id] = Showing(stepped=_now())


def adopt(account_id: str, meeting_id: str, text: str) -> None:
    """Go where a browser's cookie says when that is later than what this process remembers.

    It is so only after a restart; a browser that slept through some steps is behind and is not
    heard. Anybody can write a cookie, so what makes no sense is passed over.
    """
    meeting, *parts = text.split(".")
    known = ("number", "stepped", "began")
    if meeting != meeting_id or len(parts) != len(known) or not all(map(_is_number, parts)):
        return
    number, stepped, began = map(int, parts)
    found = showing(account_id, meeting_id)
    if number and max(found.stepped, _now() - LASTING) < stepped <= _now():
        found.place, found.stepped, found.began = number - 1, stepped, min(float(began), time())


def _is_number(part: str) -> bool:
    return part.isascii() and part.isdecimal() and len(part) <= LONGEST


def _now() -> int:
    return int(time() * 1000)
