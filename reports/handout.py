"""A meeting's slides as a document to be read: one below another, each title once.

A paper of slides begins a page with each; on paper a slide is a heading and what stands under it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reports.content import (
    Block,
    PageBreak,
    Paper,
    Picture,
    Style,
    Table,
    Text,
    read,
    written,
)
from services.snapshots import Snapshot


@dataclass(frozen=True)
class Section:
    """A slide: its title, its blocks, and in small letters its period, filters and day."""

    title: str
    blocks: Sequence[Block]
    about: str = ""


def as_handout(snapshot: Snapshot) -> Snapshot:
    """Return a meeting's snapshot with its content as a document to be read."""
    return replace(snapshot, content=written(handout(read(snapshot.content))))


def handout(paper: Paper) -> Paper:
    """Return a paper of slides for the page, under the meeting's title and day."""
    sections = list(_sections(paper))
    blocks: list[Block] = [Text(text, Style.TITLE) for text in (paper.title, paper.about) if text]
    if sections and sections[0].title == paper.title:
        blocks += map(_as_line, sections.pop(0).blocks)
    common = _common(sections)
    if common:
        blocks.append(Text(common, Style.SMALL))
    for section in sections:
        blocks += _flowing(section)
        if section.about and section.about != common:
            blocks.append(Text(section.about, Style.SMALL))
    return replace(paper, blocks=tuple(blocks))


def _sections(paper: Paper) -> Iterator[Section]:
    title, blocks = "", list[Block]()
    for block in paper.blocks:
        if isinstance(block, PageBreak):
            if title or blocks:
                yield _section(title, blocks)
            title, blocks = block.title, []
        else:
            blocks.append(block)
    if title or blocks:
        yield _section(title, blocks)


def _section(title: str, blocks: Sequence[Block]) -> Section:
    last = blocks[-1] if blocks else None
    if isinstance(last, Text) and last.style is Style.SMALL:
        return Section(title, tuple(blocks[:-1]), last.text)
    return Section(title, tuple(blocks))


def _common(sections: Sequence[Section]) -> str:
    """Return what more than half of the slides are about: told at the top, not below each."""
    abouts = [section.about for section in sections if section.about]
    text = max(abouts, key=abouts.count, default="")
    return text if abouts.count(text) * 2 > len(abouts) else ""


def _flowing(section: Section) -> Iterator[Block]:
    """Yield a slide's heading and its blocks, which do not say the same title again."""
    if section.title:
        yield Text(section.title, Style.HEADING)
    for block in section.blocks:
        if isinstance(block, Picture) and not _is_seen(block):
            yield Text(block.sentence, Style.SMALL)
        elif isinstance(block, Picture | Table) and block.title == section.title:
            yield replace(block, title="")
        else:
            yield block


def _is_seen(picture: Picture) -> bool:
    """Say whether a chart would show anything at all."""
    return any(value for series in picture.series for value in series.values)


def _as_line(block: Block) -> Block:
    return replace(block, style=Style.LINE) if isinstance(block, Text) else block
