"""What an import would do: a verdict for every row, and what is added beside the rows."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True)
class ImportPlan:
    """Everything that an import would write, as the data stood at `data_version`."""

    request: ImportRequest
    rows: tuple[PlannedRow, ...]
    data_version: int = 0
    teachers: tuple[PlannedTeacher, ...] = ()
    community: PlannedCommunity | None = None
    questions: tuple[NameQuestion, ...] = ()

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many rows have each verdict, those that none has included."""
        found = Counter(row.verdict for row in self.rows)
        return {verdict: found[verdict] for verdict in Verdict}

    @property
    def changes_nothing(self) -> bool:
        """Say whether there is nothing to write."""
        return not self.of(Verdict.NEW, Verdict.CHANGED)

    def of(self, *verdicts: Verdict) -> tuple[PlannedRow, ...]:
        """Return the rows with one of the verdicts, in the order of the file."""
        return tuple(row for row in self.rows if row.verdict in verdicts)
