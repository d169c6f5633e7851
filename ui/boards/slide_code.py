"""Tiles of a board as the text that a meeting's plan keeps, and back.

A slide holds the tiles themselves and not their place, so that it shows the same when the board is
changed, taken back or deleted by its owner.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict

from core.tiles import Look, Tile, is_possible


def written(board: str, found: Sequence[Tile]) -> str:
    """Return tiles as text: the board's code, a colon, the tiles as JSON."""
    parts = [asdict(tile) for tile in found]
    return f"{board}:{json.dumps(parts, ensure_ascii=False, separators=(',', ':'))}"


def read(text: str) -> tuple[Tile, ...]:
    """Return the tiles that `written` wrote; those that cannot be drawn are passed over."""
    try:
        parts = json.loads(text.partition(":")[2])
        found = [Tile(**{**part, "look": Look(part["look"])}) for part in parts]
    except (ValueError, TypeError, KeyError):
        return ()
    return tuple(tile for tile in found if is_possible(tile))


def board_of(text: str) -> str:
    """Return the code of the board that the tiles were taken from."""
    return text.partition(":")[0]
