"""The sizes of a slide by rules, so that it is read from 8 m where the picture is 1.5 m high.

A letter is read from as far as 300 times its height. Capitals are 0.7 of the type's size, so type
of 2.5 % of the picture's height is the smallest that carries figures; the foot only says where a
slide comes from. Each rule is a part of the window's height, so that any projector keeps it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeVar

from reports.measure import shortened

Kept = TypeVar("Kept")

ROOM = 60  # of the height for what is shown, in hundredths
FULL = 524  # pixels of a window's height in which a chart has its own size
NARROWEST = 640  # pixels of a window's width below which a chart is not made smaller than it is
CHART_TYPE = 14  # pixels of the type of a chart before it is enlarged
SMALLEST = 2.5  # hundredths of the height: the least that is read from 8 m
TALLEST = int(ROOM / SMALLEST * CHART_TYPE)  # pixels of a chart whose type is still read from there

LARGEST = 1.5  # times that a low chart is enlarged beyond its own size
LOWEST = int(ROOM / 100 * FULL)  # pixels of a chart that fills the room at its own size


@dataclass(frozen=True)
class Size:
    """Type of a part of a slide: hundredths of the window's height, and the least in pixels.

    What stands in a box beside others is at most so many hundredths of the window's `width`.
    """

    part: float
    least: int
    width: float = 100

    @property
    def css(self) -> str:
        """The size as a style sheet has it; a phone in the hand keeps the least."""
        return f"max(min({self.part}vh, {self.width}vw), {self.least}px)"


SIZES: Mapping[str, Size] = {
    "title": Size(5, 22),
    "text": Size(4, 18),
    "number": Size(7, 26),
    "caption": Size(3, 16),
    "change": Size(2.5, 14),
    "table": Size(2.8, 14),
    "room": Size(3, 16),  # what stands over one of two charts
    "foot": Size(2, 12),
    "noted": Size(SMALLEST, 14),  # notes below a chart; `notes` are the speaker's
    "notes": Size(2.8, 18),
}
# A sentence keeps to three or four lines: the longer it is, the smaller, never below the least.
SENTENCES: tuple[tuple[int, Size], ...] = (
    (160, Size(3.6, 16)),
    (280, Size(3, 16)),
    (10_000, Size(SMALLEST, 15)),
)
# So do a few words, as those of an opening slide, and figures: six of them stand in two rows.
TEXTS: tuple[tuple[int, Size], ...] = ((120, Size(6, 20)), (10_000, SIZES["text"]))
NUMBERS: tuple[tuple[int, Mapping[str, Size]], ...] = (
    (6, {"number": Size(11, 26, 6), "caption": Size(4, 16, 2.2), "change": Size(3, 14, 1.9)}),
    (10_000, {name: SIZES[name] for name in ("number", "caption", "change")}),
)
CAPTION = 6  # hundredths of the height: what stands over one of two charts
BOX = 24  # hundredths of the height: a box of a figure where there are two rows of them
MOST_ROWS, MOST_COLUMNS = 9, 5  # of a table on a slide: more is not read from afar
LETTERS = 100  # of a row that stands on one line of a projector of 4 to 3
LINES, BETWEEN = 16, 0.7  # lines of a table that a slide has room for, and what parts two rows
AROUND = 25.5  # hundredths of the height: title, foot and what parts all that stands on a slide
NOTED_LINE = SMALLEST * 1.3  # hundredths of the height: a line of notes
FEWEST_NOTED, MOST_NOTED = 2, 6  # lines of notes on a slide


@dataclass(frozen=True)
class Noted:
    """The notes that a slide shows, how many it leaves out, and how many lines that takes."""

    shown: Sequence[str]
    left_out: int
    lines: int


def of_slide(sentence: str, text: str, numbers: int, *, lines: int = 0) -> Mapping[str, Size]:
    """Return the sizes that go with how much a slide has: its sentence, text and figures.

    Where lines of notes stand below, the sentence is as small as is still read.
    """
    found = {
        "sentence": SENTENCES[-1][1] if lines else _of(len(sentence), SENTENCES),
        "text": _of(len(text), TEXTS),
    }
    return found | dict(_of(numbers, NUMBERS))


def fit(height: int, lines: int = 0) -> float:
    """Return how much smaller or larger a chart of this height is drawn to fit its room.

    So many `lines` of notes below take of that room as long as the chart's type is still read.
    """
    if not height:
        return 1.0
    room = (ROOM - lines * NOTED_LINE) / 100 * FULL / height
    return min(max(room, _least_fit(height)), LARGEST)


def noted(notes: Sequence[str], *, sentence: str, height: int, over: float = 0) -> Noted:
    """Return as much of the notes as there is room for below a sentence and a chart.

    The last ones are shown, long ones cut. `over` is taken by what stands over the chart.
    """
    lines = _noted_room(sentence, height, over=over)
    few = notes if len(notes) <= lines else notes[1 - lines :]
    left_out = len(notes) - len(few)
    most = (lines - bool(left_out)) // max(1, len(few)) * LETTERS
    shown = tuple(shortened(note, most) for note in few)
    return Noted(shown, left_out, sum(_lines(one) for one in shown) + bool(left_out))


def _noted_room(sentence: str, height: int, *, over: float) -> int:
    """Return how many lines of notes have room below a sentence and a chart of this height."""
    chart = height * _least_fit(height) / FULL * 100 if height else ROOM
    left = 100 - AROUND - over - chart - _lines(sentence) * NOTED_LINE
    return max(FEWEST_NOTED, min(MOST_NOTED, int(left / NOTED_LINE)))


def _lines(text: str) -> int:
    return ceil(len(text) / LETTERS)


def _least_fit(height: int) -> float:
    """Return how small a chart of this height is drawn at the least.

    One that is not read from 8 m anyway leaves room for the fewest lines of notes.
    """
    if is_read_from_afar(height):
        return SMALLEST / 100 * FULL / CHART_TYPE
    return (ROOM - FEWEST_NOTED * NOTED_LINE) / 100 * FULL / height


def _of(amount: int, steps: Sequence[tuple[int, Kept]]) -> Kept:
    return next(kept for most, kept in steps if amount <= most)


def rows(letters: Sequence[int], lines: int = 0) -> int:
    """Return how many rows of so many letters a slide has room for, one at the least.

    So many `lines` of notes stand below the table.
    """
    used = float(lines)
    for place, one in enumerate(letters[:MOST_ROWS]):
        used += ceil(one / LETTERS) + BETWEEN
        if place and used > LINES:
            return place
    return MOST_ROWS


def is_read_from_afar(height: int) -> bool:
    """Say whether a chart of this height keeps type that is read from 8 m."""
    return height <= TALLEST
