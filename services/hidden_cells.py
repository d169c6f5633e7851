"""Which cells of a table are hidden with its small groups, beside the sums of its lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from services.small_groups import Part, Size, Sum, hidden_parts

Cell = tuple[str, str]
ROW, COLUMN = "row", "column"


@dataclass(frozen=True)
class Line:
    """The sums of a table's rows, or of its columns, by their codes, as far as they are told.

    `hidden` are those that another chart hides; without it the table itself finds out which.
    """

    sums: Mapping[str, Size] = field(default_factory=dict)
    hidden: frozenset[str] | None = None


@dataclass(frozen=True)
class Hidden:
    """What of a table may not be shown: cells by the codes of row and column, sums of lines."""

    cells: frozenset[Cell] = frozenset()
    rows: frozenset[str] = frozenset()
    columns: frozenset[str] = frozenset()


def hidden_cells(cells: Mapping[Cell, Size], rows: Line, columns: Line) -> Hidden:
    """Return what of a table may not be shown to whoever sees no names.

    The sum of all its rows, and of all its columns, is known to everybody. Sums of columns are
    hidden last: a row without its sum is missed less than a whole column.
    """
    sizes: dict[Part, Size] = {(None, *cell): size for cell, size in cells.items()}
    sums, hidden, fixed = [], set[Part](), set[Part]()
    for name, line in ((ROW, rows), (COLUMN, columns)):
        sizes |= {(name, code): size for code, size in line.sums.items()}
        if line.sums:
            sums.append(Sum([(name, code) for code in line.sums]))
        if line.hidden is not None:
            fixed |= {(name, code) for code in line.sums}
            hidden |= {(name, code) for code in line.hidden if code in line.sums}
        at = 0 if name == ROW else 1
        sums += [
            Sum([(None, *cell) for cell in cells if cell[at] == code], (name, code))
            for code in line.sums
        ]
    found = hidden_parts(
        sizes,
        sums,
        hidden=frozenset(hidden),
        fixed=frozenset(fixed),
        last=frozenset((COLUMN, code) for code in columns.sums),
    )
    return Hidden(
        frozenset(cell for cell in cells if (None, *cell) in found),
        frozenset(code for code in rows.sums if (ROW, code) in found),
        frozenset(code for code in columns.sums if (COLUMN, code) in found),
    )


def small_cells(cells: Mapping[Cell, Size], rows: Line, columns: Line) -> Hidden:
    """Return what of a table is about too few people, where its lines add up to nothing."""

    def small(sizes: Mapping[str, Size]) -> frozenset[str]:
        return frozenset(code for code, size in sizes.items() if size.is_small)

    return Hidden(
        frozenset(cell for cell, size in cells.items() if size.is_small),
        small(rows.sums),
        small(columns.sums),
    )
