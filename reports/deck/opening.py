"""What the first slide of a deck says: its title, its day, and a first text that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from reports.content import PageBreak, Paper, Text
from reports.plain_text import plain

MOST_LETTERS = 400  # below the title


@dataclass(frozen=True)
class Opening:
    """The first slide: its title, the lines below it, what is said to it."""

    title: str
    lines: Sequence[str]
    notes: Sequence[str]


def opened(paper: Paper) -> tuple[Opening, Paper]:
    """Return the first slide of a paper, and the paper of the others.

    Where the paper begins with a short text under the title that it bears itself, as a meeting's
    does, that text stands on the first slide: no two slides begin with the same title.
    """
    title, about = plain(paper.title), plain(paper.about)
    lines = [about] if about else []
    first, *others = paper.blocks or (None,)
    if isinstance(first, PageBreak) and plain(first.title) == title:
        texts = list(takewhile(lambda one: isinstance(one, Text), others))
        led = [plain(one.text).strip() for one in texts if isinstance(one, Text)]
        led = [line for line in led if line]
        rest = others[len(texts) :]
        is_alone = not rest or isinstance(rest[0], PageBreak)
        if is_alone and sum(map(len, [*lines, *led])) <= MOST_LETTERS:
            said = [plain(first.notes)] if first.notes else []
            opening = Opening(
                title, (*lines, *led), tuple(filter(None, (title, *lines, *said, *led)))
            )
            return opening, replace(paper, blocks=tuple(rest))
    return Opening(title, lines, tuple(filter(None, (title, *lines)))), paper
