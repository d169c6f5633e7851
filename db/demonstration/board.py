"""The demonstration's board: figures and charts for a meeting, open to the whole school."""

from collections.abc import Mapping
from datetime import datetime

from core.tiles import Look, Tile
from db.connection import Transaction
from db.demonstration.chance import chance_of, identity
from db.demonstration.content import content


def plant_board(transaction: Transaction, organisation_id: str, opened: datetime) -> None:
    """Write the board with its tiles; its owner is nobody's account."""
    board = content("plan")["board"]
    board_id = identity(chance_of("board"), opened)
    transaction.run(
        "boards/insert",
        board_id=board_id,
        account_id=organisation_id,
        organisation_id=organisation_id,
        code=board["code"],
        name=board["name"],
        is_shared=True,
        created_at=opened,
    )
    for place, told in enumerate(board["tiles"]):
        tile = _tile(told)
        transaction.run(
            "boards/insert_tile",
            board_tile_id=identity(chance_of("board", place), opened),
            board_id=board_id,
            organisation_id=organisation_id,
            place=place,
            indicator=tile.indicator,
            dimension=tile.dimension,
            look=tile.look.value,
            narrowing="",
            name="",
            is_wide=tile.is_wide,
        )


def _tile(told: Mapping[str, object]) -> Tile:
    return Tile(
        str(told["indicator"]),
        str(told.get("dimension", "")),
        Look(str(told.get("look", Look.FIGURE))),
        is_wide=bool(told.get("is_wide")),
    )
