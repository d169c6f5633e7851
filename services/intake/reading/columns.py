"""What the cells of a column look like, and how well a text belongs there."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.intake.reading.patterns import is_typed, kind_of, shape_of


@dataclass(frozen=True)
class Column:
    """What a column's cells look like: kind, shapes by their share, share of blanks."""

    kind: str
    shapes: Mapping[str, float]
    blank: float


def column_of(cells: Sequence[str]) -> Column:
    """Return what a column's cells look like."""
    texts = [cell for cell in cells if cell]
    kinds = Counter(map(kind_of, texts))
    kind, count = kinds.most_common(1)[0] if kinds else ("", 0)
    shapes = Counter(map(shape_of, texts))
    total = max(len(texts), 1)
    return Column(
        kind if count >= 0.7 * len(texts) else "text",
        {form: number / total for form, number in shapes.items()},
        1 - len(texts) / max(len(cells), 1),
    )


def fit_of(cell: str, column: Column) -> float:
    """Return how well a cell belongs to a column."""
    if not cell:
        return 0.5 if column.blank > 0.5 else -0.2 if column.blank > 0.02 else -0.6
    if column.kind == "":
        return -0.8
    kind = kind_of(cell)
    points = min(column.shapes.get(shape_of(cell), 0.0), 0.5)
    if is_typed(column.kind):
        return points + (1.0 if kind == column.kind else -1.0)
    return points - (0.7 if is_typed(kind) else 0.0)


def fit(cells: Sequence[str], columns: Sequence[Column]) -> float:
    """Return how well cells belong to the columns."""
    return sum(map(fit_of, cells, columns))
