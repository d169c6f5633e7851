"""What stands on which slide: blocks of a paper become slides on which everything can be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from core.i18n import Words
from reports.content import (
    Block,
    PageBreak,
    Paper,
    Picture,
    Style,
    Table,
    Text,
    is_note,
)
from reports.deck.below import (
    OF_LETTERS,
    SENTENCE_LINES,
    height_below,
    noted_lines,
    sentence_shown,
    sentence_under,
    shown_notes,
)
from reports.deck.picture_parts import parts_of_picture
from reports.deck.table_parts import TablePart, parts_of_table
from reports.measure import height_of, letters_in, lines_of, shortened
from reports.plain_text import plain

TEXT, SMALLEST = 24, 18  # points
MOST_ROWS = 12  # of a table: the document itself has all of them
MOST_TITLE = 110  # letters


@dataclass(frozen=True)
class Room:
    """The place for the content of a slide, in points."""

    width: float
    height: float

    def less(self, height: float) -> "Room":
        """Return the room that is left when something takes so many points of the height."""
        return Room(self.width, self.height - height)


@dataclass(frozen=True)
class Slide:
    """One slide: its title, what is under it, the sentence below that, what is said to it.

    `noted` are the school's notes on what it shows, as far as there is room for them.
    """

    title: str
    content: Picture | TablePart | tuple[Text, ...] = ()
    subtitle: str = ""
    sentence: str = ""
    notes: Sequence[str] = field(default=())
    most: float | None = None  # where the axis ends, for a chart that goes over several slides
    noted: Sequence[str] = ()


def planned(paper: Paper, words: Words, room: Room) -> list[Slide]:
    """Return the slides after the first one, in their order."""
    slides: list[Slide] = []
    for opening, blocks in _sections(paper):
        section = list(_slides(blocks, opening, paper, words=words, room=room))
        if not section and opening is not None:
            section = [Slide(plain(opening.title))]
        if section and opening is not None and opening.notes:
            section[0] = replace(section[0], notes=(plain(opening.notes), *section[0].notes))
        slides += [_with_short_title(slide) for slide in section]
    return slides


def _sections(paper: Paper) -> Iterator[tuple[PageBreak | None, list[Block]]]:
    """Yield what stands between the breaks, each with the break that it begins with."""
    opening: PageBreak | None = None
    blocks: list[Block] = []
    for block in paper.blocks:
        if isinstance(block, PageBreak):
            if blocks or opening is not None:
                yield opening, blocks
            opening, blocks = block, []
        else:
            blocks.append(block)
    if blocks or opening is not None:
        yield opening, blocks


def _slides(
    blocks: Sequence[Block], opening: PageBreak | None, paper: Paper, *, words: Words, room: Room
) -> Iterator[Slide]:
    title, texts = plain(opening.title) if opening is not None else "", list[Text]()
    is_given = bool(title)
    waiting: Slide | None = None
    for place, block in enumerate(blocks, start=1):
        text = _as_text(block)
        if text is not None and text.style in {Style.TITLE, Style.HEADING}:
            yield from _told(waiting, texts, title or paper.title, words=words, room=room)
            waiting, texts = None, []
            is_given = is_given and text.text == title
            title = title if is_given or text.text == paper.title else plain(text.text)
        elif text is not None:
            texts.append(text)
        elif isinstance(block, Picture | Table):
            yield from _told(waiting, texts, title or paper.title, words=words, room=room)
            texts = []
            head = title or plain(block.title)
            shown = block if isinstance(block, Picture) else _with_first_rows(block, words)
            under = room.less(height_below(shown, blocks[place:], width=room.width))
            *before, waiting = _of_block(shown, head, words=words, room=under)
            yield from before
    yield from _told(waiting, texts, title or plain(paper.title), words=words, room=room)


def _as_text(block: Block) -> Text | None:
    """Return a block of words; what makes a paper a letter is not shown to an audience."""
    if isinstance(block, Text) and block.style not in OF_LETTERS:
        return replace(block, text=plain(block.text).strip())
    return None


def _told(
    waiting: Slide | None, texts: Sequence[Text], title: str, *, words: Words, room: Room
) -> Iterator[Slide]:
    """Yield a chart's or table's slide with the texts after it, or these on slides of their own.

    Notes stay with what they are about.
    """
    told = [text for text in texts if text.text]
    if waiting is not None:
        notes = [text.text for text in told if is_note(text)]
        told = [text for text in told if not is_note(text)]
        sentence = sentence_under(waiting.sentence, told)
        yield _closed(waiting, sentence, notes, words=words, room=room)
        if sentence != waiting.sentence:
            return
    page: list[Text] = []
    used = 0.0
    for text in _pieces(told, room):
        tall = height_of(lines_of(text.text, room.width, TEXT) + 0.5, TEXT)
        if page and used + tall > room.height:
            yield Slide(title, tuple(page), notes=tuple(one.text for one in page))
            page, used = [], 0.0
        page.append(text)
        used += tall
    if page:
        yield Slide(title, tuple(page), notes=tuple(one.text for one in page))


def _pieces(texts: Sequence[Text], room: Room) -> Iterator[Text]:
    """Yield texts of which each has room on a slide; a longer one goes on in the next piece."""
    most = letters_in(room.width, TEXT) * int(room.height / height_of(1, TEXT)) * 4 // 5
    for text in texts:
        rest = text.text
        while len(rest) > most:
            cut = rest.rfind(" ", most // 2, most)
            cut = cut if cut > 0 else most
            yield replace(text, text=rest[:cut])
            rest = rest[cut:].strip()
        yield replace(text, text=rest)


def _of_block(block: Picture | Table, title: str, *, words: Words, room: Room) -> Iterator[Slide]:
    """Yield the slides of a chart or a table; its own title is a second one where it differs."""
    subtitle = "" if plain(block.title) == title else plain(block.title)
    under = room.less(height_of(1.3, SMALLEST)) if subtitle else room
    if isinstance(block, Picture) and not _is_seen(block):
        nothing = plain(block.sentence) or words("There is nothing here.")
        yield Slide(title, (Text(nothing),), subtitle, notes=(nothing,))
        return
    if isinstance(block, Picture):
        room_of_chart = under.height - height_of(SENTENCE_LINES, SMALLEST)
        parts = parts_of_picture(block, width=under.width, height=room_of_chart)
        for place, part in enumerate(parts, start=1):
            yield Slide(
                _counted(title, words, place=place, count=len(parts)),
                part.picture,
                subtitle,
                plain(block.sentence) if place == len(parts) else "",
                part.notes,
                part.most,
            )
        return
    tables = parts_of_table(block, words, width=under.width, height=under.height)
    for place, table in enumerate(tables, start=1):
        note = plain(block.note) if place == len(tables) else ""
        yield Slide(
            _counted(title, words, place=place, count=len(tables)),
            table,
            subtitle,
            note,
            notes=table.notes,
        )


def _with_first_rows(table: Table, words: Words) -> Table:
    """Return a table with as many rows as an audience reads; its note says how many there are."""
    left_out = len(table.rows) - MOST_ROWS
    if left_out <= 0 or table.is_whole:
        return table
    told = words.count(
        "And {n} more row, in the document itself.",
        "And {n} more rows, in the document itself.",
        left_out,
    )
    note = f"{told} {table.note}".strip()
    return replace(table, rows=table.rows[:MOST_ROWS], note=note)


def _is_seen(picture: Picture) -> bool:
    """Say whether a chart would show anything at all."""
    return any(value for series in picture.series for value in series.values)


def _counted(title: str, words: Words, *, place: int, count: int) -> str:
    """Return a title with the part that it is of, for what goes over several slides."""
    if count == 1:
        return title
    return words("{title} ({n}/{all})", title=title, n=place, all=count)


def _closed(
    slide: Slide, sentence: str, noted: Sequence[str], *, words: Words, room: Room
) -> Slide:
    """Return a slide with as much of a sentence and of notes as can be read below.

    What is said to it has all of them.
    """
    spoken = (*slide.notes, *filter(None, (sentence,)), *noted)
    letters = letters_in(room.width, SMALLEST)
    short = sentence_shown(sentence, room.width)
    below = shown_notes(noted, words, lines=noted_lines(slide.content), letters=letters)
    return replace(slide, sentence=short, noted=below, notes=spoken)


def _with_short_title(slide: Slide) -> Slide:
    """Return a slide whose title is in one piece and short; the notes have a long one whole."""
    slide = replace(slide, title=" ".join(slide.title.split()))
    if len(slide.title) <= MOST_TITLE:
        return slide
    return replace(
        slide, title=shortened(slide.title, MOST_TITLE), notes=(slide.title, *slide.notes)
    )
