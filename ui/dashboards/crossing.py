"""Two dimensions against each other, every cell of them, so that the empty ones are seen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from charts import coverage_sentences, sentences
from charts.matrix import Shaded
from core.access import Action, may
from core.dimensions import mark_text
from services.hidden_cells import Cell, Line, hidden_cells
from services.small_groups import Size
from ui.cards import Drawing
from ui.dashboards.monthly import told
from ui.dashboards.view import View

NO_SUMS = Line()


@dataclass(frozen=True)
class Side:
    """One side of a matrix: its dimension, the codes in order with their names."""

    dimension: str
    names: Mapping[str, str]


@dataclass(frozen=True)
class Crossing:
    """A matrix of participations by two dimensions.

    `cells` is a frame with a row per cell that holds something: the codes in columns named as
    the dimensions are, and `participations`. `hidden` are the codes of cells that are not shown.
    """

    rows: Side
    columns: Side
    cells: pd.DataFrame
    hidden: frozenset[Cell] = frozenset()

    def value(self) -> Callable[[str, str], float | None]:
        """Return what finds participations by the two codes; None where they are not shown."""
        cells = self.cells
        codes = (cells[self.rows.dimension].astype(str), cells[self.columns.dimension].astype(str))
        found = dict(zip(zip(*codes, strict=True), cells["participations"], strict=True))
        return lambda row, column: (
            None if (row, column) in self.hidden else float(found.get((row, column), 0))
        )


def hidden(
    view: View, cells: Mapping[Cell, Size], *, rows: Line = NO_SUMS, columns: Line = NO_SUMS
) -> frozenset[Cell]:
    """Return the cells that are not shown; beside sums of lines also what would tell of them."""
    if may(view.page.person, Action.VIEW_NAMES):
        return frozenset()
    return hidden_cells(cells, rows, columns).cells


def sizes(frame: pd.DataFrame, codes: Cell, counted: str = "participations") -> dict[Cell, Size]:
    """Return the sizes of a frame's cells by the codes in two of its columns."""
    pairs = zip(*(frame[name].astype(str) for name in codes), strict=True)
    found = zip(frame["participants"], frame[counted], strict=True)
    return {pair: Size(int(n), float(value)) for pair, (n, value) in zip(pairs, found, strict=True)}


def sizes_of(
    frame: pd.DataFrame, code: str, *, counted: str = "participations", people: str = "participants"
) -> dict[str, Size]:
    """Return the sizes of a frame's groups by their code."""
    rows = zip(frame[code].astype(str), frame[people], frame[counted], strict=True)
    return {name: Size(int(n), float(value)) for name, n, value in rows}


def line(
    view: View,
    frame: pd.DataFrame,
    code: str,
    *,
    counted: str = "participations",
    people: str = "participants",
) -> Line:
    """Return the groups of a frame as the sums of a table's lines, hidden where they are alone."""
    is_hidden = view.untold(frame, people, counted=counted)
    found = sizes_of(frame, code, counted=counted, people=people)
    return Line(found, frozenset(frame.loc[is_hidden, code].astype(str)))


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
    value = crossing.value()
    values = [[value(row, column) for column in columns.names] for row in rows.names]
    table = pd.DataFrame(
        values, index=list(rows.names.values()), columns=list(columns.names.values()), dtype=float
    )
    is_empty = table == 0
    counted = is_empty.sum(axis=0 if by_column else 1)
    empties = [(str(name), int(count)) for name, count in counted.items()]
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
        told(view, table).rename_axis(head).reset_index(),
    )
