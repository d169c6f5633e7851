"""What would be frozen otherwise now: the slides whose figures differ, told to who builds only."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core import formats
from core.i18n import Words
from reports.content import Picture, Table
from reports.slides import FrozenSlide

MOST = 8  # figures that are told of one slide
Values = Mapping[str, object]


@dataclass(frozen=True)
class Difference:
    """A slide that differs: its number from 1 and title, and in words what is otherwise."""

    number: int
    title: str
    told: tuple[str, ...]
    others: int = 0


def differences(
    words: Words, before: Sequence[FrozenSlide], now: Sequence[FrozenSlide]
) -> tuple[Difference, ...]:
    """Compare the figures of frozen slides with those of the same slides now.

    Sentences are left out: they name the day, which differs tomorrow with the same figures. That
    the notes on a chart are otherwise is told, too.
    """
    waiting: dict[tuple[str, ...], list[FrozenSlide]] = {}
    for slide in now:
        waiting.setdefault(_identity(slide), []).append(slide)
    found = []
    for number, slide in enumerate(before, 1):
        same = waiting.get(_identity(slide), [])
        if not slide.screen or not same:
            continue
        told = tuple(_told(words, slide, same.pop(0)))
        if told:
            others = max(0, len(told) - MOST)
            found.append(Difference(number, slide.title, told[:MOST], others))
    return tuple(found)


def values(slide: FrozenSlide) -> Values:
    """Return every figure of a slide by what it is of."""
    found: dict[str, object] = {}
    for block in slide.blocks:
        match block:
            case Picture():
                is_one = len(block.series) == 1
                for series in block.series:
                    for name, value in zip(block.categories, series.values, strict=False):
                        found[_name(name, "" if is_one else series.name)] = value
            case Table():
                _add_cells(found, block)
    return found


def _add_cells(found: dict[str, object], table: Table) -> None:
    heads = [column.title for column in table.columns]
    for row in table.rows:
        first = str(row[0]) if row else ""
        for head, cell in zip(heads[1:], row[1:], strict=False):
            found[_name(first, head)] = cell


def _name(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _identity(slide: FrozenSlide) -> tuple[str, ...]:
    return slide.screen, slide.card, slide.query


def _told(words: Words, slide: FrozenSlide, same: FrozenSlide) -> Iterator[str]:
    if slide.noted != same.noted:
        yield words("The notes on this chart are otherwise now.")
    yield from _figures_told(words, values(slide), values(same))


def _figures_told(words: Words, before: Values, now: Values) -> Iterator[str]:
    for name in (*before, *(name for name in now if name not in before)):
        old, new = before.get(name), now.get(name)
        if old != new:
            was, is_now = (_written(words, value) for value in (old, new))
            yield words("{name}: was {was}, now {now}", name=name, was=was, now=is_now)


def _written(words: Words, value: object) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, int | float):
        if isinstance(value, float) and 0 < abs(value) < 1:
            return formats.percent(value, 1, words.language)
        return formats.number(float(value), words.language)
    return str(value)
