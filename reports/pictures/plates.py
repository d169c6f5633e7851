"""What is drawn of a snapshot: a plate a chart, with what stands over and under it.

A meeting has its figures frozen as they were shown; of a paper they are made from its numbers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from core.errors import Failure
from core.i18n import N_
from db import Storage
from reports.content import Paper, Picture, Style, Text, read
from reports.palette import on_paper
from reports.pictures.figures import figure_of
from reports.plain_text import plain
from reports.slides import FrozenSlide, slides_read
from reports.stamp import stamp_of
from services.meeting_builds import shown_of
from services.snapshots import Snapshot

BETWEEN = " · "  # what stands in one line
BELONGING = frozenset({Style.SMALL, Style.NOTE})  # texts below a chart that are of it


class NoCharts(Failure):
    """There is nothing in the snapshot to draw."""

    message = N_("Snapshot {code} has no charts, so there are no pictures of it.")


@dataclass(frozen=True)
class Plate:
    """A figure as Plotly's parts, its title over it, the lines under it."""

    title: str
    figure: Mapping[str, Any]
    lines: Sequence[str]


def has_charts(storage: Storage, snapshot: Snapshot) -> bool:
    """Say whether there is anything to draw of a snapshot."""
    return any(True for _ in _plates(storage, snapshot))


def plates_of(storage: Storage, snapshot: Snapshot) -> tuple[Plate, ...]:
    """Return the plates in the order of the snapshot. Raises NoCharts."""
    plates = tuple(_plates(storage, snapshot))
    if not plates:
        raise NoCharts(code=snapshot.code)
    return plates


def _plates(storage: Storage, snapshot: Snapshot) -> Iterator[Plate]:
    paper = read(snapshot.content)
    slides = shown_of(storage, snapshot.snapshot_id)
    found = _of_slides(slides_read(slides)) if slides else _of_blocks(paper)
    whole = BETWEEN.join(filter(None, (paper.title, paper.about)))
    foot = (whole, stamp_of(snapshot).line(snapshot.language))
    for plate in found:
        lines = tuple(plain(line) for line in (*plate.lines, *foot) if line)
        figure = cast("Mapping[str, Any]", _plain(on_paper(dict(plate.figure))))
        yield Plate(plain(plate.title), figure, lines)


def _of_slides(slides: Sequence[FrozenSlide]) -> Iterator[Plate]:
    for slide in slides:
        for drawn in slide.figures:
            title = BETWEEN.join(filter(None, (slide.title, drawn.caption)))
            noted = slide.noted_under(drawn.caption)
            yield Plate(title, drawn.figure, (slide.sentence, *noted, slide.about))


def _of_blocks(paper: Paper) -> Iterator[Plate]:
    """Yield the pictures of a paper; small letters and notes right after one belong to it."""
    for place, block in enumerate(paper.blocks):
        if not isinstance(block, Picture) or not block.categories:
            continue
        lines = [block.sentence]
        for following in paper.blocks[place + 1 :]:
            if not isinstance(following, Text) or following.style not in BELONGING:
                break
            lines.append(following.text)
        yield Plate(block.title, figure_of(block, paper.language).to_dict(), lines)


def _plain(part: object) -> object:
    """Return a part of a figure without signs that no file can hold."""
    match part:
        case dict():
            return {key: _plain(value) for key, value in part.items()}
        case list():
            return [_plain(value) for value in part]
        case str():
            return plain(part)
        case _:
            return part
