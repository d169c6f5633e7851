"""What stands below a chart or a table of a slide: its sentence and the school's notes on it."""

from collections.abc import Sequence
from itertools import takewhile

from core.i18n import Words
from reports.content import Block, Picture, Style, Table, Text, is_note
from reports.measure import height_of, shortened

OF_LETTERS = frozenset({Style.LINE, Style.ADDRESSEE})
NO_SENTENCES = OF_LETTERS | {Style.HEADING, Style.NOTE}
SIZE = 18  # points
SENTENCE_LINES, NOTED_LINES = 3, 3
LINES_BELOW_LEGEND = 2  # of notes, where the names of several series stand over a chart
BETWEEN = 0.2  # of a line, between what stands below each other


def height_below(block: Picture | Table, rest: Sequence[Block]) -> float:
    """Return the height for what stands under a block: a table's sentence, the notes on either.

    A chart has room for its sentence anyway.
    """
    texts = list(takewhile(lambda one: isinstance(one, Text), rest))
    is_noted = any(map(is_note, texts))
    is_read_out = isinstance(block, Table) and _is_followed(block, texts)
    noted = (noted_lines(block) + BETWEEN * NOTED_LINES) if is_noted else 0
    return height_of(SENTENCE_LINES * is_read_out + noted, SIZE)


def noted_lines(content: object) -> int:
    """Return how many lines of notes there are below a chart, or whatever a slide shows."""
    has_legend = isinstance(content, Picture) and len(content.series) > 1
    return LINES_BELOW_LEGEND if has_legend else NOTED_LINES


def shown_notes(notes: Sequence[str], words: Words, *, lines: int, letters: int) -> tuple[str, ...]:
    """Return the last notes in so many lines of letters, each cut to its part of them."""
    if not notes:
        return ()
    few = notes if len(notes) <= lines else notes[1 - lines :]
    left_out = len(notes) - len(few)
    most = (lines - bool(left_out)) // len(few) * letters * 9 // 10
    shown = tuple(shortened(note, most) for note in few)
    if not left_out:
        return shown
    told = words.count(
        "And {n} more note, in the notes of the slide.",
        "And {n} more notes, in the notes of the slide.",
        left_out,
    )
    return (*shown, told)


def _is_followed(table: Table, texts: Sequence[Block]) -> bool:
    """Say whether a sentence stands under a table: its note, or the text that comes next."""
    first = texts[0] if texts else None
    return bool(table.note) or (isinstance(first, Text) and first.style not in NO_SENTENCES)
