"""The blocks of a paper as the template takes them: texts written out, widths, lengths of bars."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from reports.cells import RIGHT, TEXT_WIDTH, cell_text, stays_whole, widths
from reports.colours import series_colours
from reports.content import Block, Kind, Picture, Table
from reports.plain_text import is_web_address, plain

Values = Mapping[str, Any]


def values_of(block: Block, language: str) -> Values:
    """Return a block as values of JSON, its name under `block`."""
    match block:
        case Table():
            values = _table(block, language)
        case Picture():
            values = _picture(block, language)
        case _:
            values = _plain_values(asdict(block))
    return {"block": type(block).__name__, **values}


def _table(table: Table, language: str) -> dict[str, Any]:
    return {
        "title": plain(table.title),
        "note": plain(table.note),
        "stays_whole": stays_whole(table, language),
        "heads": [plain(column.title) for column in table.columns],
        "widths": widths(table, TEXT_WIDTH, language),
        "aligned": ["right" if column.kind in RIGHT else "left" for column in table.columns],
        "rows": [
            [
                _cell(cell_text(cell, column.kind, language), column.kind)
                for cell, column in zip(row, table.columns, strict=True)
            ]
            for row in table.rows
        ],
    }


def _cell(text: str, kind: Kind) -> dict[str, str]:
    address = text if kind is Kind.LINK and is_web_address(text) else ""
    return {"text": text, "address": address, "is_small": "yes" if kind is Kind.LINK else ""}


def _picture(picture: Picture, language: str) -> dict[str, Any]:
    highest = max((value or 0 for one in picture.series for value in one.values), default=0)
    sums = _sums([one.values for one in picture.series])
    return {
        "title": plain(picture.title),
        "look": picture.look.value,
        "sentence": plain(picture.sentence),
        "categories": [plain(category) for category in picture.categories],
        "highest": highest or 1,
        "highest_sum": max(sums, default=0) or 1,
        "series": [
            {
                "name": plain(one.name),
                "colour": colour,
                "values": [value or 0 for value in one.values],
                "is_known": [value is not None for value in one.values],
                "labels": [_label(value, picture.kind, language) for value in one.values],
            }
            for one, colour in zip(picture.series, series_colours(picture), strict=True)
        ],
    }


def _sums(series: Sequence[Sequence[float | None]]) -> list[float]:
    return [sum(value or 0 for value in values) for values in zip(*series, strict=True)]


def _label(value: float | None, kind: Kind, language: str) -> str:
    if value is None:
        return ""
    return cell_text(value, kind, language)


def _plain_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a block of texts without signs that nobody can see."""
    return {
        name: plain(value) if isinstance(value, str) else [plain(one) for one in value]
        for name, value in values.items()
    }
