"""What an import would do: a verdict for every row, and what is added beside the rows."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, overload

import numpy as np
import numpy.typing as npt

from core.access import Person
from core.errors import Violation
from core.i18n import N_
from services.intake.mapping import ImportMapping
from services.intake.table import Table
from services.rules import ParticipationEntry, ResourceEntry, ResourceUseEntry
from services.teacher_rules import TeacherEntry
from services.versions import Row

CORRECTED_HERE = N_(
    "This record was corrected in the application after the import; the row was left out."
)

Progress = Callable[[float], None]  # hears how much is done, from 0 to 1


def unheard(share: float) -> None:
    """Take a share of progress that nobody asked for."""
    del share


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"


VERDICT_NAMES: Mapping[Verdict, str] = {
    Verdict.NEW: N_("new rows"),
    Verdict.CHANGED: N_("changed rows"),
    Verdict.UNCHANGED: N_("unchanged rows"),
    Verdict.DUPLICATE: N_("duplicate rows"),
    Verdict.REJECTED: N_("rejected rows"),
}


@dataclass(frozen=True)
class ImportRequest:
    """Who imports what: the table of the file and how it is read."""

    person: Person
    mapping: ImportMapping
    table: Table


@dataclass(frozen=True)
class PlannedRow:
    """A row's fate: the entry to write, or the violations that reject it.

    `number` is the row's in the file, `before` the record that is there already.
    """

    number: int
    verdict: Verdict
    violations: tuple[Violation, ...] = ()
    participation: ParticipationEntry | None = None
    teacher: TeacherEntry | None = None
    resource: ResourceEntry | None = None
    resource_use: ResourceUseEntry | None = None
    outside_key: str | None = None
    before: Row | None = None


@dataclass(frozen=True)
class PlannedTeacher:
    """A teacher whom the file names by a number that nobody has yet."""

    teacher_id: str
    outside_key: str
    entry: TeacherEntry


@dataclass(frozen=True)
class NameQuestion:
    """A name of the file that may mean several people, or one who is called a little otherwise.

    `candidates` are teacher_ids, the likeliest first; ImportMapping.people takes the answer.
    """

    text: str
    candidates: tuple[str, ...]


@dataclass(frozen=True)
class PlannedCommunity:
    """A community to be added, or one that is to offer more kinds."""

    code: str
    name: str
    is_new: bool
    added_kinds: tuple[str, ...]


class Block(Protocol):
    """New rows kept as columns, each made when it is asked for."""

    def __len__(self) -> int: ...

    @property
    def numbers(self) -> npt.NDArray[np.integer[Any]]:
        """The rows' numbers in the file."""

    def row(self, index: int) -> PlannedRow:
        """Return one of the rows."""


@dataclass(frozen=True)
class ImportPlan:
    """Everything that an import would write, as the data stood at `data_version`."""

    request: ImportRequest
    judged: tuple[PlannedRow, ...]
    data_version: int = 0
    teachers: tuple[PlannedTeacher, ...] = ()
    community: PlannedCommunity | None = None
    questions: tuple[NameQuestion, ...] = ()
    fresh: Block | None = None

    @property
    def rows(self) -> "PlannedRows":
        """All rows in the order of the file."""
        return self.of(*Verdict)

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many rows have each verdict, those that none has included."""
        found = Counter(row.verdict for row in self.judged)
        found[Verdict.NEW] += len(self.fresh) if self.fresh else 0
        return {verdict: found[verdict] for verdict in Verdict}

    @property
    def changes_nothing(self) -> bool:
        """Say whether there is nothing to write."""
        return not self.of(Verdict.NEW, Verdict.CHANGED)

    def of(self, *verdicts: Verdict) -> "PlannedRows":
        """Return the rows with one of the verdicts, in the order of the file."""
        judged = [row for row in self.judged if row.verdict in verdicts]
        return PlannedRows(judged, self.fresh if Verdict.NEW in verdicts else None)


class PlannedRows(Sequence[PlannedRow]):
    """Rows in the order of the file; those of a block are made when they are asked for."""

    def __init__(self, judged: Sequence[PlannedRow], block: Block | None) -> None:
        self._judged, self._block = judged, block
        numbers = [row.number for row in judged]
        self._order = np.argsort(
            np.append(block.numbers, numbers) if block else numbers, kind="stable"
        )
        self._made = len(block) if block else 0

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, index: int) -> PlannedRow: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[PlannedRow, ...]: ...

    def __getitem__(self, index: int | slice) -> PlannedRow | tuple[PlannedRow, ...]:
        """Return one row, or several of them."""
        if isinstance(index, slice):
            return tuple(map(self._row, self._order[index]))
        return self._row(self._order[index])

    def _row(self, place: int) -> PlannedRow:
        if self._block and place < self._made:
            return self._block.row(int(place))
        return self._judged[place - self._made]
