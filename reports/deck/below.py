"""What stands below a chart or a table of a slide: its sentence and the school's notes on it."""

from collections.abc import Sequence
from itertools import takewhile

from core.i18n import Words
from reports.content import Block, Picture, Style, Table, Text, is_note
from reports.measure import height_of, in_sentences, letters_in, lines_of, shortened
from reports.plain_text import plain

OF_LETTERS = frozenset({Style.LINE, Style.ADDRESSEE})
NO_SENTENCES = OF_LETTERS | {Style.HEADING, Style.NOTE}
SIZE = 18  # points
SENTENCE_LINES, NOTED_LINES = 3, 3
MOST_SENTENCE_LINES = 5  # of a long one; what is above it is lower then
CLOSING_LETTERS = 420  # of texts that stand under a table or a chart
LINES_BELOW_LEGEND = 2  # of notes, where the names of several series stand over a chart
BETWEEN = 0.2  # of a line, between what stands below each other


def height_below(block: Picture | Table, rest: Sequence[Block], *, width: float) -> float:
    """Return the height for what stands under a block: its sentence, the notes on it.

    A chart has room for a sentence of a few lines anyway.
    """
    texts = list(takewhile(lambda one: isinstance(one, Text), rest))
    is_noted = any(map(is_note, texts))
    is_read_out = isinstance(block, Table) and _is_followed(block, texts)
    noted = (noted_lines(block) + BETWEEN * NOTED_LINES) if is_noted else 0
    more = max(0, _sentence_lines(block, texts, width=width) - SENTENCE_LINES)
    return height_of(SENTENCE_LINES * is_read_out + more + noted, SIZE)


def sentence_under(own: str, texts: Sequence[Text]) -> str:
    """Return the sentence under a block with the texts after it; its own where that is too long."""
    joined = " ".join([own, *(text.text for text in texts)]).strip()
    return joined if len(joined) <= CLOSING_LETTERS else own


def sentence_shown(sentence: str, width: float) -> str:
    """Return a sentence as far as it can be read below a block; it is cut between sentences."""
    return in_sentences(sentence, letters_in(width, SIZE) * MOST_SENTENCE_LINES * 9 // 10)


def _sentence_lines(block: Picture | Table, texts: Sequence[Block], *, width: float) -> int:
    """Return how many lines the sentence under a block takes."""
    said = [one for one in texts if isinstance(one, Text) and one.style not in NO_SENTENCES]
    own = plain(block.sentence if isinstance(block, Picture) else block.note)
    shown = sentence_shown(sentence_under(own, said), width)
    return lines_of(shown, width, SIZE)


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
