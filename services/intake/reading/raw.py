"""The records of a file before it is known which are names, which data and which neither."""

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from services.intake.form import FileForm
from services.intake.reading.doubts import Doubt

Merge = tuple[tuple[int, int], tuple[int, int]]  # first and last cell: row, column from 0


@dataclass(frozen=True)
class Raw:
    """Every record of a file or sheet, blank ones too; record 1 is `rows[0]`.

    `width` is how many cells most records have, `merges` the merged cells of a sheet, `lines`
    the text of records that may have to be read anew, by number.
    """

    rows: Sequence[Sequence[str]]
    form: FileForm
    width: int
    is_workbook: bool = False
    sheets: tuple[str, ...] = ()
    merges: tuple[Merge, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    broken: Collection[int] = ()
    lines: Mapping[int, str] = dataclasses.field(default_factory=dict)


def listed(numbers: Sequence[object], most: int = 5) -> str:
    """Return numbers as a sentence shows them: the first few, and … when there are more."""
    shown = ", ".join(map(str, numbers[:most]))
    return f"{shown}, …" if len(numbers) > most else shown
