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


def height_below(block: Picture | Table, rest: Sequence[Block]) -> float:
    """Return the height for what stands under a block: a table's sentence, the notes on either.

    A chart has room for its sentence anyway.
    """
    texts = list(takewhile(lambda one: isinstance(one, Text), rest))
    is_noted = any(map(is_note, texts))
    is_read_out = isinstance(block, Table) and _is_followed(block, texts)
    return height_of(SENTENCE_LINES * is_read_out + (NOTED_LINES + 1) * is_noted, SIZE)


def shown_notes(notes: Sequence[str], words: Words, *, letters: int) -> tuple[str, ...]:
    """Return the last notes in so many letters a line, each cut to its part of the lines."""
    if not notes:
        return ()
    few = notes if len(notes) <= NOTED_LINES else notes[1 - NOTED_LINES :]
    most = NOTED_LINES // len(few) * letters * 9 // 10
    shown = tuple(shortened(note, most) for note in few)
    left_out = len(notes) - len(few)
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
