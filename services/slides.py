"""The slides of a meeting's plan: where each comes from, what is written on it, how it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode

from core.errors import RulesBroken, Violation
from core.i18n import N_
from core.ids import new_id
from db import Row, Transaction
from services.rules.checks import Text, texts

LONGEST_TITLE, LONGEST_TEXT = 120, 4000
MOST_SLIDES = 60


class SlideSort(StrEnum):
    """Where a slide comes from; the value is what the database holds."""

    CARD = "card"  # one chart of a dashboard
    VIEW = "view"  # everything a dashboard shows: its figures, then a slide for each chart
    TEXT = "text"
    TABLE = "table"  # typed, a line a row, cells apart by tabs or |
    DECISIONS = "decisions"  # those of the meeting before, each chart before and after


@dataclass(frozen=True)
class Slide:
    """A line of the plan; an empty title is its source's, `filters` are those of an address."""

    sort: SlideSort
    title: str = ""
    screen: str = ""
    card: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    notes: str = ""


def put(transaction: Transaction, place: Mapping[str, object], slides: Sequence[Slide]) -> None:
    """Write the slides of a plan, in their order. Raises RulesBroken for what cannot be."""
    if len(slides) > MOST_SLIDES:
        full = N_("A meeting has at most {most} slides. Remove one first.")
        raise RulesBroken((Violation("slides", full, {"most": MOST_SLIDES}),))
    limits = {
        "title": Text(LONGEST_TITLE),
        "text": Text(LONGEST_TEXT, has_lines=True),
        "notes": Text(LONGEST_TEXT, has_lines=True),
    }
    broken = tuple(one for slide in slides for one in texts(slide, limits))
    if broken:
        raise RulesBroken(broken)
    for number, slide in enumerate(slides):
        transaction.run(
            "meetings/insert_slide",
            meeting_slide_id=new_id(),
            place=number,
            **place,
            sort=slide.sort.value,
            title=slide.title.strip(),
            screen=slide.screen,
            card=slide.card,
            filters=urlencode(slide.filters),
            text=slide.text.strip(),
            notes=slide.notes.strip(),
        )


def slide_of(row: Row) -> Slide:
    """Return the slide of a row of the plan."""
    return Slide(
        SlideSort(row["sort"]),
        str(row["title"]),
        str(row["screen"]),
        str(row["card"]),
        dict(parse_qsl(str(row["filters"]))),
        str(row["text"]),
        str(row["notes"]),
    )
