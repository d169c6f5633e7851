"""The colours of the charts as six hexadecimal digits: those that a light page shows.

charts.theme names colours; charts.palette says which they are, on screen and on paper.
"""

import re
from functools import cache

from charts import palette, theme

_WRITTEN = re.compile(r"#([0-9A-Fa-f]{6})")
_WORDS = frozenset({"text", "ticktext", "name", "customdata", "hovertext"})  # of a figure
_SEEN_THROUGH = re.compile(r"rgba?\((\d+), *(\d+), *(\d+)")


def colour(named: str) -> str:
    """Return a colour of a chart, a name of the theme or written out; else the accent."""
    known = _named()
    if named in known:
        return known[named]
    if written := _WRITTEN.fullmatch(named):
        return written[1].upper()
    if mixed := _SEEN_THROUGH.match(named):
        return "".join(f"{int(part):02X}" for part in mixed.groups())
    return known[theme.ACCENT]


def series_place(written: str) -> int | None:
    """Return which colour of a series this is, six hexadecimal digits; None for any other."""
    places = {_named()[name]: place for place, name in enumerate(theme.SERIES)}
    return places.get(written)


def on_paper(part: object) -> object:
    """Return a part of a figure with the colours of a light page in the places of their names.

    What people wrote stays as it is, whatever it looks like.
    """
    match part:
        case dict():
            return {key: one if key in _WORDS else on_paper(one) for key, one in part.items()}
        case list():
            return [on_paper(one) for one in part]
        case str() if part in _named():
            return f"#{colour(part)}"
        case _:
            return part


@cache
def _named() -> dict[str, str]:
    return {
        name: written.removeprefix("#").upper()
        for name, written in palette.colours("light").items()
    }
