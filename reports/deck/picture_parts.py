"""A chart as one or several slides: so many bars that each is read from the back of the room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reports.content import Look, Picture, Series
from reports.measure import height_of, letters_in, shortened
from reports.native_charts import LYING
from reports.plain_text import plain

SIZE = 18  # points of the letters in a chart
NAMES = 0.4  # of the width of a chart with lying bars
LEAST_BAR = 26  # points of a row
NARROWEST = 26  # points of a column, whose name stands upright then
ROOM_OF_LEGEND, ROOM_OF_NAMES = 40, 60  # points
MOST_LINES = 3
SERIES_LETTERS = 40


@dataclass(frozen=True)
class PicturePart:
    """A chart for one slide; `most` is where its axis ends, the same on all of them."""

    picture: Picture
    notes: Sequence[str]
    most: float | None


def parts_of_picture(picture: Picture, *, width: float, height: float) -> list[PicturePart]:
    """Return a chart in parts that fit, with names short enough to read; notes have them whole."""
    if picture.look in LYING:
        legend = ROOM_OF_LEGEND if len(picture.series) > 1 else 0
        most_rows = max(1, int((height - legend) / LEAST_BAR))
    else:
        most_rows = max(1, int(width / NARROWEST))
    count = max(1, -(-len(picture.categories) // most_rows))
    size = max(1, -(-len(picture.categories) // count))  # parts as equal as can be
    starts = range(0, max(1, len(picture.categories)), size)
    parts = [_cut(picture, start, start + size) for start in starts]
    most = _most(picture) if len(parts) > 1 else None
    return [_short(part, most, width=width, height=height) for part in parts]


def name_letters(picture: Picture, *, width: float, height: float) -> int:
    """Return how many letters of a category's name can be read."""
    count = max(1, len(picture.categories))
    if picture.look in LYING:
        lines = min(MOST_LINES, max(1, int(height / count / height_of(1, SIZE))))
        return letters_in(width * NAMES, SIZE) * lines
    across = letters_in(width / count, SIZE)
    return max(18, across * 2)


def _short(picture: Picture, most: float | None, *, width: float, height: float) -> PicturePart:
    letters = name_letters(picture, width=width, height=height)
    names, notes = _shortened([plain(name) for name in picture.categories], letters)
    titles, more = _shortened([plain(one.name) for one in picture.series], SERIES_LETTERS)
    series = tuple(
        replace(one, name=name) for one, name in zip(picture.series, titles, strict=True)
    )
    return PicturePart(replace(picture, categories=names, series=series), (*notes, *more), most)


def _shortened(names: Sequence[str], letters: int) -> tuple[tuple[str, ...], list[str]]:
    """Return the names as they are drawn, and whole those that were cut."""
    drawn = tuple(shortened(name, letters) for name in names)
    return drawn, [name for name, short in zip(names, drawn, strict=True) if name != short]


def _cut(picture: Picture, start: int, end: int) -> Picture:
    series = tuple(
        Series(one.name, tuple(one.values[start:end]), one.colour, tuple(one.colours[start:end]))
        for one in picture.series
    )
    return replace(picture, categories=tuple(picture.categories[start:end]), series=series)


def _most(picture: Picture) -> float | None:
    """Return the highest value of all parts, of the sums where bars are stacked."""
    is_stacked = picture.look in {Look.STACKED_BARS, Look.STACKED_COLUMNS}
    rows = list(zip(*(one.values for one in picture.series), strict=False))
    heights = [
        sum(value or 0 for value in row) if is_stacked else max((v or 0 for v in row), default=0)
        for row in rows
    ]
    return max(heights, default=0) * 1.1 or None
