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
BOX = 24  # hundredths of the height: a box of a figure where there are two rows of them
MOST_ROWS, MOST_COLUMNS = 9, 5  # of a table on a slide: more is not read from afar
LETTERS = 100  # of a row that stands on one line of a projector of 4 to 3
LINES, BETWEEN = 16, 0.7  # lines of a table that a slide has room for, and what parts two rows
NOTED_LINES, SPACING = 4, 1.3  # lines of notes that a slide has room for; a line's height in type


def of_slide(sentence: str, text: str, numbers: int) -> Mapping[str, Size]:
    """Return the sizes that go with how much a slide has: its sentence, text and figures."""
    found = {
        "sentence": _of(len(sentence), SENTENCES),
        "text": _of(len(text), TEXTS),
    }
    return found | dict(_of(numbers, NUMBERS))


def fit(height: int, lines: int = 0) -> float:
    """Return how much smaller or larger a chart of this height is drawn to fit its room.

    So many `lines` of notes below take of that room as long as the chart's type is still read.
    """
    if not height:
        return 1.0
    room = ROOM / 100 * FULL / height
    least = min(room, SMALLEST / 100 * FULL / CHART_TYPE)
    return min(max(room_beside(lines) / 100 * FULL / height, least), LARGEST)


def room_beside(lines: int) -> float:
    """Return what so many lines of notes leave of the room, in hundredths of the height."""
    return ROOM - lines * SMALLEST * SPACING


def noted(notes: Sequence[str]) -> Sequence[str]:
    """Return as much of the notes as a slide has room for: the last ones, long ones cut."""
    few = notes if len(notes) <= NOTED_LINES else notes[1 - NOTED_LINES :]
    most = NOTED_LINES // max(1, len(few)) * LETTERS
    return tuple(shortened(note, most) for note in few)


def noted_lines(notes: Sequence[str]) -> int:
    """Return how many lines the notes take, and the one that says how many are left out."""
    shown = noted(notes)
    return sum(ceil(len(one) / LETTERS) for one in shown) + (len(shown) < len(notes))


def _of(amount: int, steps: Sequence[tuple[int, Kept]]) -> Kept:
    return next(kept for most, kept in steps if amount <= most)


def rows(letters: Sequence[int]) -> int:
    """Return how many rows of so many letters a slide has room for, one at the least."""
    used = 0.0
    for place, one in enumerate(letters[:MOST_ROWS]):
        used += ceil(one / LETTERS) + BETWEEN
        if place and used > LINES:
            return place
    return MOST_ROWS


def is_read_from_afar(height: int) -> bool:
    """Say whether a chart of this height keeps type that is read from 8 m."""
    return height <= TALLEST
