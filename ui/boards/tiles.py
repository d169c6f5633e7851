"""What a tile shows: a figure of the catalogue, or a card like those of every dashboard."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from itertools import groupby
from math import isnan

from charts import sentences
from charts.months import values
from core.access import Action, may
from core.dimensions import BY_NAME, joined, within
from core.i18n import N_
from core.indicators import INDICATORS, Form, Indicator
from core.tiles import BY, WHOLE, Look, Tile
from db import Row
from ui import cards, filters, marks, metrics
from ui.boards import divided, slide_code
from ui.cards import Card, Drawing, Place
from ui.dashboards import figures, monthly_counts, sources
from ui.dashboards.monthly import busiest, compared, hidden, of_one_count, stacked, table_of_months
from ui.dashboards.view import View
from ui.markdown import plain
from ui.meeting import offering
from ui.metrics import Metric
from ui.page import Page

LISTED = 12  # rows of a table in the open; folded away stand all of them
TOO_FEW = N_("Not shown: it is about fewer than 3 people.")
NOTHING = N_("There is nothing here to count it from.")
UNNAMED = N_("Names are not shown here, so this chart is empty.")


def title(page: Page, tile: Tile) -> str:
    """Return what a tile is called: what the person named it, or what it shows."""
    words = page.words
    if tile.name:
        return tile.name
    said = words(INDICATORS[tile.indicator].name)
    if tile.dimension != WHOLE:
        said = words("{figure}: {by}", figure=said, by=words(BY[tile.dimension]))
    names = [
        marks.label(page, BY_NAME[name], code)
        for name, codes in tile.narrowing.items()
        for code in codes.split(",")
    ]
    return f"{said} · {', '.join(names)}" if names else said


def draw(view: View, tiles: Sequence[Tile], *, first: int = 0) -> None:
    """Draw the tiles in their order: figures beside each other, charts two in a row or wide.

    `first` is the place of the first one; no two tiles of a screen may be in one place.
    """
    placed = list(enumerate(tiles, first))
    for is_figure, run in groupby(placed, key=lambda item: item[1].look is Look.FIGURE):
        if is_figure:
            found = list(run)
            key = "_".join(_key(place, tile) for place, tile in found)
            metrics.draw(view, partial(_metrics, found), key=f"tiles_{_digest(key)}")
            _offer(view, found)
            continue
        for row in _rows(view, list(run)):
            cards.draw(view, row)


def drawing(tile: Tile, view: View) -> Drawing:
    """Return what the card of a tile shows of a view, within its own filter."""
    words, indicator = view.page.words, INDICATORS[tile.indicator]
    part = replace(view, selection=within(view.selection, tile.narrowing))
    if tile.dimension == "teacher" and not may(view.page.person, Action.VIEW_NAMES):
        return Drawing(words(UNNAMED))
    row = sources.row_of(part, indicator)
    if _is_exposing(part, indicator):
        return Drawing(words(TOO_FEW))
    opening = sentences.figure(
        words,
        words(indicator.name),
        row[indicator.column],
        whole=row[indicator.whole_column] if indicator.whole_column else None,
        as_of=view.as_of,
    )
    if tile.dimension == "month":
        drawn = _by_month(part, tile, indicator, opening=opening)
    else:
        whole = row[indicator.column]
        drawn = divided.drawing(part, tile, indicator, opening=opening, whole=whole)
    if tile.look is not Look.TABLE or drawn.table is None:
        return drawn
    return replace(drawn, chart=None, listing=drawn.table.head(LISTED))


def _metrics(placed: Sequence[tuple[int, Tile]], view: View) -> list[Metric]:
    return [metric(view, tile, _key(place, tile)) for place, tile in placed]


def metric(view: View, tile: Tile, key: str) -> Metric:
    """Return a figure of a board within the tile's own filter; hidden for too few people."""
    words, indicator = view.page.words, INDICATORS[tile.indicator]
    part = replace(view, selection=within(view.selection, tile.narrowing))
    is_exposing = _is_exposing(part, indicator)
    found = None if is_exposing else figures.figure(part, indicator)
    if found is None:
        reason = words(TOO_FEW if is_exposing else NOTHING)
        found = figures.hidden(words, indicator, reason)
    label = plain(title(view.page, tile)) if tile.name or tile.narrowing else found.label
    return replace(found, label=label, key=key, narrowing=tile.narrowing)


def _is_exposing(part: View, indicator: Indicator) -> bool:
    """Say whether a figure of this part would tell of too few people."""
    if may(part.page.person, Action.VIEW_NAMES):
        return False
    row = sources.row_of(part, indicator)
    counts = [row.get("participants", part.totals["participants"]), part.totals["staff"]]
    if indicator.people:
        counts.append(row.get(indicator.people, 0))
    return any(part.hides(int(count)) for count in counts)


def _by_month(part: View, tile: Tile, indicator: Indicator, *, opening: str) -> Drawing:
    words = part.page.words
    frame = monthly_counts.by_month(part, indicator)
    earlier = sources.row_of(part.before, indicator)
    now, before = (_value(row, indicator) for row in (sources.row_of(part, indicator), earlier))
    months = values(frame, part.axis)
    told = busiest(part, months) if indicator.adds_up else _highest(part, months)
    is_told = not figures.is_hidden_in(part.before, indicator, earlier)
    change = compared(part, now, before) if is_told else ""
    sentence = sentences.together(opening, told, change)
    mark = joined(tile.narrowing, indicator.mark)
    if tile.look is Look.STACKED:
        return _by_community(part, tile, indicator, sentence=sentence)
    return of_one_count(part, frame, sentence, name=words(indicator.name), mark=mark)


def _by_community(part: View, tile: Tile, indicator: Indicator, *, sentence: str) -> Drawing:
    """Return the columns of an indicator by month, the communities on top of each other."""
    found = monthly_counts.by_community(part, indicator)
    chart = stacked(part, found, about=joined(tile.narrowing, indicator.mark))
    sentence = sentences.together(sentence, hidden(part, found))
    if not len(chart.series):
        return Drawing(sentence)
    return Drawing(sentence, chart, table_of_months(part, chart))


def _highest(view: View, row: Sequence[float]) -> str:
    axis = view.axis
    if len(row) < 2 or not any(row) or any(map(isnan, row)):
        return ""
    place = max(range(len(row)), key=row.__getitem__)
    return sentences.highest_month(view.page.words, axis.months[place], row[place])


def _value(row: Row, indicator: Indicator) -> float:
    value = row.get(indicator.column)
    return float(value or 0) if indicator.form is Form.COUNT else 0.0


def _rows(view: View, placed: Sequence[tuple[int, Tile]]) -> Iterator[list[Card]]:
    """Yield the cards that stand in one row, so that a phone keeps their order too."""
    waiting: list[Card] = []
    for place, tile in placed:
        name, slide = title(view.page, tile), _slide(view, [tile])
        build = partial(drawing, tile)
        card = Card(_key(place, tile), "", build, Place.WIDE, named=name, slide=slide)
        if tile.is_wide:
            yield from ([waiting] if waiting else [])
            waiting = []
            yield [card]
        elif waiting:
            yield [*waiting, replace(card, place=Place.RIGHT)]
            waiting = []
        else:
            waiting = [replace(card, place=Place.LEFT)]
    yield from ([waiting] if waiting else [])


def _slide(view: View, found: Sequence[Tile]) -> str | None:
    """Return what a meeting's plan keeps of tiles; None while they stand on no board."""
    return slide_code.written(view.board, found) if view.board else None


def _offer(view: View, placed: Sequence[tuple[int, Tile]]) -> None:
    """Offer to put figures beside each other into a meeting, as one slide."""
    code = _slide(view, [tile for _, tile in placed])
    if code is not None:
        slide = offering.of_card(view.page, code, filters.of_slide())
        offering.offer(view.page, f"figures_{placed[0][0]}", slide)


def _key(place: int, tile: Tile) -> str:
    return f"tile_{place}_{_digest(repr(tile))}"


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
