"""Two dimensions against each other, every cell of them, so that the empty ones are seen."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from charts import coverage_sentences, sentences
from charts.matrix import Shaded
from core.dimensions import mark_text
from ui.cards import Drawing
from ui.dashboards.view import View


@dataclass(frozen=True)
class Line:
    """One side of a matrix: its dimension, the codes in order with their names."""

    dimension: str
    names: Mapping[str, str]


@dataclass(frozen=True)
class Crossing:
    """A matrix of participations by two dimensions.

    `cells` is a frame with a row per cell that holds something: the codes in columns named as
    the dimensions are, `participations`, and `participants` where the number of people matters.
    """

    rows: Line
    columns: Line
    cells: pd.DataFrame

    def counts(self) -> dict[tuple[str, str], tuple[int, int]]:
        """Return participations and people by the two codes; whose number matters not has three."""
        cells = self.cells
        people = cells["participants"] if "participants" in cells else [3] * len(cells)
        codes = (cells[self.rows.dimension].astype(str), cells[self.columns.dimension].astype(str))
        found = zip(*codes, cells["participations"], people, strict=True)
        return {
            (row, column): (int(participations), int(count))
            for row, column, participations, count in found
        }


def drawing(
    view: View, crossing: Crossing, *, head: str, more: str = "", by_column: bool = False
) -> Drawing:
    """Return the shaded matrix, how many of its cells are empty and which line is the emptiest.

    `head` stands over the names of the rows in the table; `by_column` looks for the emptiest
    column instead of the emptiest row.
    """
    words, rows, columns = view.page.words, crossing.rows, crossing.columns
    if not rows.names or not columns.names:
        return Drawing(more)
    counts = crossing.counts()
    cells = [[counts.get((row, column), (0, 0)) for column in columns.names] for row in rows.names]
    values = [[_shown(view, *cell) for cell in line] for line in cells]
    table = pd.DataFrame(
        values, index=list(rows.names.values()), columns=list(columns.names.values()), dtype=float
    )
    is_empty = table == 0
    lines = is_empty.sum(axis=0 if by_column else 1)
    empties = [(str(name), int(count)) for name, count in lines.items()]
    marks = [
        [mark_text({rows.dimension: row, columns.dimension: column}) for column in columns.names]
        for row in rows.names
    ]
    return Drawing(
        sentences.together(
            coverage_sentences.empty(
                words, int(is_empty.to_numpy().sum()), table.size, as_of=view.as_of
            ),
            coverage_sentences.emptiest(words, empties, table.shape[0 if by_column else 1]),
            more,
            coverage_sentences.hidden(words, int(table.isna().to_numpy().sum())),
        ),
        Shaded(table, marks=marks, is_dense=True),
        table.rename_axis(head).reset_index(),
    )


def _shown(view: View, participations: int, people: int) -> float | None:
    return None if view.hides(people) else float(participations)
