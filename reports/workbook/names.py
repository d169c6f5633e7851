"""The names of sheets: what spreadsheets allow, each once."""

import re

from reports.plain_text import plain

MOST = 31  # letters
_NOT_ALLOWED = re.compile(r"[\[\]:*?/\\]")
TAKEN = frozenset({"history"})  # spreadsheets keep it for themselves


def sheet_name(title: str, taken: set[str]) -> str:
    """Return a name for a sheet and add it, in small letters, to those that are taken."""
    bare = " ".join(_NOT_ALLOWED.sub(" ", plain(title)).split()).strip("' ") or "–"
    name, number = bare[:MOST].rstrip("' "), 1
    while name.casefold() in taken | TAKEN:
        number += 1
        ending = f" ({number})"
        name = bare[: MOST - len(ending)].rstrip("' ") + ending
    taken.add(name.casefold())
    return name
