"""A document tells a note once: below the first chart or table that it is about.

Slides and pictures are looked at one by one, so there it stands at each.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from core.i18n import words_of
from reports.content import Block, Paper, Style, Text, is_note

_NUMBER = re.compile(r"\[\d+\]")


def told_once(paper: Paper) -> Paper:
    """Return a paper in which a note that was told above is a number."""
    return replace(paper, blocks=tuple(_blocks(paper)))


def _blocks(paper: Paper) -> Iterator[Block]:
    told: set[str] = set()
    again: list[str] = []
    for block in (*paper.blocks, None):
        if is_note(block):
            number = _NUMBER.match(block.text)
            if number and block.text in told:
                again.append(number[0])
                continue
            told.add(block.text)
        elif again:
            yield _above(paper, again)
            again = []
        if block is not None:
            yield block


def _above(paper: Paper, numbers: list[str]) -> Text:
    words = words_of(paper.language)
    return Text(words("See above: {numbers}", numbers=", ".join(numbers)), Style.NOTE)
