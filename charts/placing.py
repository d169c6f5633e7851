"""Names beside circles, placed so that as little as possible is covered, on every width.

A chart is drawn once for all widths: a place is good where it is good on the narrowest and on the
widest one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

LETTER, LINE = 7.4, 20  # pixels
DISTANCES = (4, 26, 48, 70)  # pixels between a circle and its name
ANCHORS = ("center", "left", "right")

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Circle:
    """A circle: which part of the width it stands at, how many pixels from the top, its radius."""

    part: float
    y: float
    radius: float


@dataclass(frozen=True)
class Room:
    """The widths that a chart may have, its height, and how far a name may stand out: pixels."""

    widths: Sequence[float]
    height: float
    beyond: float = 0


@dataclass(frozen=True)
class Place:
    """Where a name stands: Plotly's xanchor, the pixels below its circle's middle."""

    anchor: str
    shift: float


def placed(texts: Sequence[str], circles: Sequence[Circle], room: Room) -> list[Place]:
    """Return the place of each name; of several orders of placing the one that covers least."""
    places = list(range(len(texts)))
    orders = [places[first:] + places[:first] for first in places]
    tries = [_in_order(texts, circles, room, order=order) for order in orders]
    _, found = min(tries, key=lambda pair: pair[0], default=(0.0, {}))
    return [found[place] for place in places]


def _in_order(
    texts: Sequence[str], circles: Sequence[Circle], room: Room, *, order: Sequence[int]
) -> tuple[float, dict[int, Place]]:
    taken = [_around(circle, room) for circle in circles]
    covered, found = 0.0, {}
    for number in order:
        choices = _choices(texts[number], circles[number], room)
        areas = [_covered(boxes, taken) for _, boxes in choices]
        best = areas.index(min(areas))
        found[number], boxes = choices[best]
        taken.append(boxes)
        covered += areas[best]
    return covered, found


def _around(circle: Circle, room: Room) -> list[Box]:
    """Return the box of a circle on each width."""
    top, bottom = circle.y - circle.radius, circle.y + circle.radius
    middles = [circle.part * width for width in room.widths]
    return [(x - circle.radius, top, x + circle.radius, bottom) for x in middles]


def _choices(text: str, circle: Circle, room: Room) -> list[tuple[Place, list[Box]]]:
    """Return the places of a name with its boxes, the nearest first."""
    tall = len(text.split("<br>")) * LINE
    shifts = [
        sign * (circle.radius + distance + tall / 2) for distance in DISTANCES for sign in (-1, 1)
    ]
    places = [Place(anchor, shift) for shift in shifts for anchor in ANCHORS]
    choices = [(place, _boxes(text, circle, room, place=place)) for place in places]
    return [choice for choice in choices if _is_inside(choice[1], room)] or choices


def _boxes(text: str, circle: Circle, room: Room, *, place: Place) -> list[Box]:
    """Return the box of a name on each width."""
    lines = text.split("<br>")
    wide, tall = max(map(len, lines)) * LETTER, len(lines) * LINE
    before = {"left": 0.0, "right": wide, "center": wide / 2}[place.anchor]
    top = circle.y + place.shift - tall / 2
    lefts = [circle.part * width - before for width in room.widths]
    return [(left, top, left + wide, top + tall) for left in lefts]


def _is_inside(boxes: Sequence[Box], room: Room) -> bool:
    return all(
        box[0] >= 0 and box[2] <= width + room.beyond and box[1] >= 0 and box[3] <= room.height
        for box, width in zip(boxes, room.widths, strict=True)
    )


def _covered(boxes: Sequence[Box], taken: Sequence[Sequence[Box]]) -> float:
    """Return how many pixels a name covers of what stands there, over the widths."""
    return sum(
        max(0.0, min(box[2], other[2]) - max(box[0], other[0]))
        * max(0.0, min(box[3], other[3]) - max(box[1], other[1]))
        for others in taken
        for box, other in zip(boxes, others, strict=True)
    )
