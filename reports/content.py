"""What a paper says, without a word about file formats: blocks in their order.

It is frozen as JSON in a snapshot, and every writer (docx, pdf, pptx, xlsx) reads the same blocks.
Days are ISO texts, shares are parts of one, links begin with http:// or https://.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, TypeGuard

Cell = str | int | float | None


class Style(StrEnum):
    """How a text stands on the page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    PROPOSAL = "proposal"  # made by rules, marked so that a person edits it
    SMALL = "small"
    NOTE = "note"  # of the school on what the chart or table before it shows, in small letters
    LINE = "line"  # at the left margin, as the date and the number of a letter
    ADDRESSEE = "addressee"  # in the right half of the page


class Kind(StrEnum):
    """What the cells of a column are, which decides on format and alignment."""

    TEXT = "text"
    COUNT = "count"
    HOURS = "hours"
    SHARE = "share"
    DAY = "day"
    LINK = "link"


class Look(StrEnum):
    """How a native chart is drawn."""

    BARS = "bars"
    STACKED_BARS = "stacked_bars"
    COLUMNS = "columns"
    STACKED_COLUMNS = "stacked_columns"
    LINES = "lines"


@dataclass(frozen=True)
class Text:
    """One paragraph."""

    text: str
    style: Style = Style.PARAGRAPH


@dataclass(frozen=True)
class Column:
    """A column of a table; `weight` is its part of the width beside the others'."""

    title: str
    kind: Kind = Kind.TEXT
    weight: float = 1.0


@dataclass(frozen=True)
class Table:
    """A table with its title; `note` stands in small letters below it.

    One that `is_whole` is shown to its last row on slides too.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    note: str = ""
    name: str = ""  # of the indicator or card it is of
    is_whole: bool = False


@dataclass(frozen=True)
class Series:
    """One series of a chart; `colour` is six hexadecimal digits.

    `colours` has one for each value, where they differ, as for bars that are communities.
    """

    name: str
    values: Sequence[float | None]
    colour: str = "1F6F78"
    colours: Sequence[str] = ()


@dataclass(frozen=True)
class Picture:
    """A chart that the office program draws itself from these numbers; `sentence` reads it out."""

    title: str
    look: Look
    categories: Sequence[str]
    series: Sequence[Series]
    sentence: str = ""
    kind: Kind = Kind.COUNT
    name: str = ""


@dataclass(frozen=True)
class Letterhead:
    """The letterhead: one block of lines a column, one or two columns side by side."""

    columns: Sequence[str]


@dataclass(frozen=True)
class Signature:
    """Who signs, and who wrote it (the small line at the foot)."""

    position: str
    name: str
    executor: str = ""


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page (a new slide)."""

    title: str = ""
    notes: str = ""


Block = Text | Table | Picture | Letterhead | Signature | PageBreak


def is_note(block: Block | None) -> TypeGuard[Text]:
    """Say whether a block is a note on the chart or table before it."""
    return isinstance(block, Text) and block.style is Style.NOTE


_BLOCKS: Mapping[str, type[Block]] = {
    kind.__name__: kind for kind in (Text, Table, Picture, Letterhead, Signature, PageBreak)
}


@dataclass(frozen=True)
class Paper:
    """A paper's content; `about` says in words what it covers, period and filters and day."""

    title: str
    language: str
    about: str
    blocks: Sequence[Block] = field(default_factory=tuple)


def written(paper: Paper) -> str:
    """Return a paper as JSON."""
    blocks = [{"block": type(block).__name__, **asdict(block)} for block in paper.blocks]
    return json.dumps(
        {"title": paper.title, "language": paper.language, "about": paper.about, "blocks": blocks},
        ensure_ascii=False,
    )


def read(text: str) -> Paper:
    """Return the paper that `written` wrote. Raises KeyError, ValueError for anything else."""
    parts = json.loads(text)
    blocks = tuple(_block(dict(block)) for block in parts["blocks"])
    return Paper(parts["title"], parts["language"], parts["about"], blocks)


def _block(parts: dict[str, Any]) -> Block:
    match parts.pop("block"):
        case "Text":
            return Text(parts["text"], Style(parts["style"]))
        case "Table":
            return _table(parts)
        case "Picture":
            return _picture(parts)
        case name:
            return _BLOCKS[name](**{key: _frozen(value) for key, value in parts.items()})


def _table(parts: Mapping[str, Any]) -> Table:
    columns = tuple(
        Column(one["title"], Kind(one["kind"]), one["weight"]) for one in parts["columns"]
    )
    rows = tuple(map(tuple, parts["rows"]))
    is_whole = bool(parts.get("is_whole", False))
    return Table(parts["title"], columns, rows, parts["note"], parts["name"], is_whole)


def _picture(parts: Mapping[str, Any]) -> Picture:
    series = tuple(
        Series(one["name"], tuple(one["values"]), one["colour"], tuple(one.get("colours", ())))
        for one in parts["series"]
    )
    return Picture(
        parts["title"],
        Look(parts["look"]),
        tuple(parts["categories"]),
        series,
        parts["sentence"],
        Kind(parts["kind"]),
        parts["name"],
    )


def _frozen(value: Any) -> Any:  # noqa: ANN401 - a value of JSON
    return tuple(value) if isinstance(value, list) else value
