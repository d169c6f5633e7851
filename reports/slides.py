"""A meeting's frozen slides as JSON, and the same as a paper: a page each, its blocks after it.

A slide is shown from its figures, exactly as they were drawn; what can be compared and written to
a file are its blocks.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeGuard

from reports.content import Block, PageBreak, Paper, Style, Table, Text, is_note, read, written


@dataclass(frozen=True)
class Drawn:
    """A figure as Plotly's parts; `caption` stands over it where there are several."""

    figure: Mapping[str, Any]
    caption: str = ""

    @property
    def height(self) -> int:
        """Its height in pixels before it is enlarged."""
        return int(self.figure.get("layout", {}).get("height", 0))


@dataclass(frozen=True)
class Number:
    """One figure in large type: what it is, its value; where there are, the change and its goal."""

    label: str
    value: str
    change: str = ""
    goal: str = ""


@dataclass(frozen=True)
class FrozenSlide:
    """A slide as it was frozen; `screen`, `card` and `query` lead to the same live."""

    title: str
    sentence: str = ""
    about: str = ""
    text: str = ""
    notes: str = ""
    figures: Sequence[Drawn] = ()
    numbers: Sequence[Number] = ()
    blocks: Sequence[Block] = ()
    screen: str = ""
    card: str = ""
    query: str = ""

    @property
    def table(self) -> Table | None:
        """The table of a slide, which is shown where there is no figure."""
        return next((block for block in self.blocks if isinstance(block, Table)), None)

    @property
    def height(self) -> int:
        """The height of its tallest figure in pixels, 0 where it has none."""
        return max((one.height for one in self.figures), default=0)

    @property
    def noted(self) -> tuple[str, ...]:
        """The notes on its charts; of two, with the heading of the one that has it alone."""
        found = tuple(self._notes())
        times = Counter(text for _, text in found)
        alone = ((above if times[text] == 1 else "", text) for above, text in found)
        return tuple(dict.fromkeys(f"{above}: {text}" if above else text for above, text in alone))

    def noted_under(self, caption: str) -> tuple[str, ...]:
        """Return the notes on the figure of a caption alone."""
        return tuple(text for above, text in self._notes() if above == caption)

    @property
    def latest(self) -> "FrozenSlide":
        """The same slide; where it shows before and after, what it shows last, without a caption.

        Each part stands under a heading that is the caption of its figures and numbers.
        """
        headings = [(place, one.text) for place, one in enumerate(self.blocks) if _is_heading(one)]
        if not headings:
            return self
        place, caption = headings[-1]
        before = f"{caption}: "
        return replace(
            self,
            figures=tuple(Drawn(one.figure) for one in self.figures if one.caption == caption),
            numbers=tuple(
                replace(one, label=one.label.removeprefix(before))
                for one in self.numbers
                if one.label.startswith(before)
            ),
            blocks=tuple(self.blocks[place + 1 :]),
        )

    def _notes(self) -> Iterator[tuple[str, str]]:
        """Yield each note with the heading that it stands under."""
        heading = ""
        for block in self.blocks:
            if _is_heading(block):
                heading = block.text
            elif is_note(block):
                yield heading, block.text


def _is_heading(block: Block) -> TypeGuard[Text]:
    return isinstance(block, Text) and block.style is Style.HEADING


def slides_written(slides: Sequence[FrozenSlide]) -> str:
    """Return slides as JSON."""
    return json.dumps([_written(slide) for slide in slides], ensure_ascii=False)


def slides_read(text: str) -> tuple[FrozenSlide, ...]:
    """Return the slides that `slides_written` wrote."""
    return tuple(map(_read, json.loads(text)))


def paper_of(slides: Sequence[FrozenSlide], *, title: str, language: str, about: str) -> Paper:
    """Return the slides as a paper: each begins a page with its title and the speaker's notes."""
    blocks: list[Block] = []
    for slide in slides:
        blocks.append(PageBreak(slide.title, slide.notes))
        blocks += slide.blocks
        if slide.about:
            blocks.append(Text(slide.about, Style.SMALL))
    return Paper(title, language, about, tuple(blocks))


def _written(slide: FrozenSlide) -> dict[str, Any]:
    plain = {
        name: getattr(slide, name)
        for name in ("title", "sentence", "about", "text", "notes", "screen", "card", "query")
    }
    return plain | {
        "figures": [{"caption": one.caption, "figure": one.figure} for one in slide.figures],
        "numbers": [asdict(number) for number in slide.numbers],
        "blocks": written(Paper("", "", "", tuple(slide.blocks))),
    }


def _read(parts: dict[str, Any]) -> FrozenSlide:
    figures = tuple(Drawn(one["figure"], one["caption"]) for one in parts.pop("figures"))
    numbers = tuple(Number(**one) for one in parts.pop("numbers"))
    blocks = read(parts.pop("blocks")).blocks
    return FrozenSlide(**parts, figures=figures, numbers=numbers, blocks=blocks)
