"""Boards as slides: figures beside each other are one slide, each chart is one."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from core.tiles import Look, Tile
from services import boards
from services.boards import Board
from ui import filters
from ui.boards import slide_code, tiles
from ui.cards import Card
from ui.dashboards.view import View
from ui.filters import BOARD
from ui.metrics import Metric


def cards(view: View) -> tuple[Card, ...]:
    """Return what stands on the board of a view, on all boards in sight where it has none."""
    page = view.page
    return tuple(
        _card(view, board, part)
        for board in boards.boards(page.storage, page.person)
        if view.board in {"", board.code}
        for part in _parts(boards.tiles_of(page.storage, page.person, board))
    )


def card(view: View, code: str) -> Card | None:
    """Return the chart that a slide holds; None where it holds none."""
    found = slide_code.read(code)
    if not found or found[0].look is Look.FIGURE:
        return None
    return Card(code, "", partial(tiles.drawing, found[0]), named=tiles.title(view.page, found[0]))


def metrics(view: View, code: str) -> tuple[Metric, ...]:
    """Return the figures that a slide holds; none where it holds a chart."""
    found = [tile for tile in slide_code.read(code) if tile.look is Look.FIGURE]
    return tuple(tiles.metric(view, tile, str(place)) for place, tile in enumerate(found))


def address(view: View, code: str) -> Mapping[str, str]:
    """Return the filters of a slide and the board that it leads to."""
    del view
    return {**filters.of_slide(), BOARD: slide_code.board_of(code)}


def _parts(found: Sequence[Tile]) -> Iterator[tuple[Tile, ...]]:
    """Yield figures that stand beside each other together, each chart alone."""
    for is_figure, run in groupby(found, key=lambda tile: tile.look is Look.FIGURE):
        if is_figure:
            yield tuple(run)
        else:
            yield from ((tile,) for tile in run)


def _card(view: View, board: Board, part: Sequence[Tile]) -> Card:
    """Return what a board offers to a list of sources: its key is what the plan keeps."""
    name = ", ".join(tiles.title(view.page, tile) for tile in part)
    named = name if view.board else f"{board.name}: {name}"
    return Card(
        slide_code.written(board.code, part), "", partial(tiles.drawing, part[0]), named=named
    )
