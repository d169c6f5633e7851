"""Goals: setting, changing, withdrawing one, putting it back; which of them are in sight."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace

from core.access import Action, Person, may, require
from core.errors import NotFound, StaleEdit, Violation
from core.goals import Levels
from core.i18n import N_
from core.ids import new_id
from core.indicators import INDICATORS
from core.period_codes import decode
from db import Storage, Transaction
from services.quarters import quarter_starts
from services.records import require_rules
from services.reference import load_reference
from services.rules.checks import Text, texts
from services.sight import Sight, sight_of
from services.versions import Opened, Row, Writer

MOST = 10_000_000  # no figure of a school is more
LONGEST = 500
NO_INDICATOR = N_("Choose the figure that the goal is about.")
NO_LEVEL = N_("Write a number above zero.")
NOT_MORE = N_("This level has to be more than the one before it.")
OF_PEOPLE = N_("This figure counts people: it cannot be a goal of one teacher.")
THERE_ALREADY = N_("This figure has a goal for the same unit and period already: change that one.")


@dataclass(frozen=True)
class Unit:
    """Whose goal it is: a teacher's, a method group's, or with neither the whole school's."""

    method_group: str = ""
    teacher_id: str | None = None


@dataclass(frozen=True)
class GoalEntry:
    """What is typed: a figure, a unit, a period as one word, three levels and a note.

    A unit of None says that a sort of unit was chosen and nobody in it.
    """

    indicator: str
    unit: Unit | None
    period: str
    minimum: float | None
    good: float | None
    excellent: float | None
    note: str = ""


CHANGING = ("minimum", "good", "excellent", "note")


def limits_of(sight: Sight, person: Person) -> Mapping[str, object]:
    """Return the parameters that cut goals to what a person may see."""
    return {
        **sight.parameters(),
        "method_group": person.led_method_group or "",
        "with_names": may(person, Action.VIEW_NAMES),
    }


def set_goal(storage: Storage, person: Person, entry: GoalEntry) -> str:
    """Set a goal and return its id; raises RulesBroken."""
    require(person, Action.SET_GOALS)
    entry = replace(entry, note=entry.note.strip())
    with storage.writing() as transaction:
        require_rules((*identity(transaction, person, entry), *_levels(entry), *_note(entry)))
        row = _row(person, entry)
        _require_place(transaction, row)
        insert(Writer(transaction, person), row, version=1)
        return str(row["goal_id"])


def change_goal(
    storage: Storage, person: Person, opened: Opened, *, levels: Levels, note: str
) -> None:
    """Change levels and note; another figure, unit or period is another goal."""
    require(person, Action.SET_GOALS)
    with storage.writing() as transaction:
        before = _opened(transaction, person, opened)
        entry = replace(entry_of(before), **asdict(levels), note=note.strip())
        require_rules((*_levels(entry), *_note(entry)))
        changed = {name: getattr(entry, name) for name in CHANGING}
        if any(before[name] != value for name, value in changed.items()):
            advance(Writer(transaction, person), opened, {**before, **changed})


def withdraw_goal(storage: Storage, person: Person, opened: Opened) -> None:
    """Take a goal off every screen; it lies in the trash from then on."""
    require(person, Action.SET_GOALS)
    with storage.writing() as transaction:
        before = _opened(transaction, person, opened)
        advance(Writer(transaction, person), opened, {**before, "is_withdrawn": True})


def restore_goal(storage: Storage, person: Person, opened: Opened) -> None:
    """Put a withdrawn goal back; RulesBroken where another one took its place."""
    require(person, Action.SET_GOALS)
    with storage.writing() as transaction:
        before = open_goal(transaction, person, opened.record_id)
        if not before["is_withdrawn"]:
            raise StaleEdit(goal=opened.record_id)
        _require_place(transaction, before)
        advance(Writer(transaction, person), opened, {**before, "is_withdrawn": False})


def identity(
    transaction: Storage | Transaction, person: Person, entry: GoalEntry
) -> Iterator[Violation]:
    """Return what keeps a figure, a unit and a period from being a goal's."""
    indicator = INDICATORS.get(entry.indicator)
    if indicator is None or indicator.growth is None:
        yield Violation("indicator", NO_INDICATOR)
    elif indicator.is_of_staff and entry.unit and entry.unit.teacher_id:
        yield Violation("indicator", OF_PEOPLE)
    yield from _unit(transaction, person, entry.unit)
    if decode(entry.period, quarter_starts(transaction)) is None:
        yield Violation("period", N_("Choose the period."))


def _unit(
    transaction: Storage | Transaction, person: Person, unit: Unit | None
) -> Iterator[Violation]:
    groups = load_reference(transaction).codes("method_groups")
    if unit is None:
        yield Violation("unit", N_("Choose whose goal it is."))
    elif unit.method_group and unit.method_group not in groups:
        yield Violation("unit", N_("Choose the method group."))
    elif unit.teacher_id and not _is_teacher(transaction, person, unit.teacher_id):
        yield Violation("unit", N_("Choose the teacher."))


def _is_teacher(transaction: Storage | Transaction, person: Person, teacher_id: str) -> bool:
    sight = sight_of(transaction, person)
    staff = transaction.rows("people/employment", organisation_ids=sight.organisation_ids)
    known = {(str(row["organisation_id"]), str(row["teacher_id"])) for row in staff}
    return any(
        teacher == teacher_id and sight.includes(organisation, teacher)
        for organisation, teacher in known
    )


def _levels(entry: GoalEntry) -> Iterator[Violation]:
    before = 0.0
    for name in ("minimum", "good", "excellent"):
        value = getattr(entry, name)
        if value is None or not 0 < value <= MOST:  # also refuses what is no number
            yield Violation(name, NO_LEVEL)
            continue
        if value <= before:
            yield Violation(name, NOT_MORE)
        before = max(before, value)


def _note(entry: GoalEntry) -> Iterator[Violation]:
    yield from texts(entry, {"note": Text(LONGEST, has_lines=True)})


def is_taken(source: Storage | Transaction, row: Row) -> bool:
    """Say whether a goal stands for the same figure, unit and period."""
    place = ("organisation_id", "indicator", "method_group", "teacher_id", "period")
    return source.row("goals/standing", **{name: row[name] for name in place}) is not None


def _require_place(transaction: Transaction, row: Row) -> None:
    if is_taken(transaction, row):
        require_rules((Violation("indicator", THERE_ALREADY),))


def _row(person: Person, entry: GoalEntry) -> Row:
    unit = entry.unit or Unit()
    values = {**asdict(entry), **asdict(unit)}
    return {
        **{name: value for name, value in values.items() if name != "unit"},
        "goal_id": new_id(),
        "organisation_id": person.organisation_id,
        "is_withdrawn": False,
    }


def entry_of(row: Row) -> GoalEntry:
    """Return the entry that would give this row."""
    own = {field.name for field in fields(GoalEntry)} - {"unit"}
    teacher_id = row["teacher_id"]
    unit = Unit(str(row["method_group"]), str(teacher_id) if teacher_id else None)
    return GoalEntry(unit=unit, **{name: row[name] for name in own})  # type: ignore[arg-type]


def open_goal(transaction: Storage | Transaction, person: Person, goal_id: str) -> Row:
    """Return the open version of a goal in sight, a withdrawn one too; NotFound for others."""
    organisation_ids = sight_of(transaction, person).organisation_ids
    row = transaction.row("goals/open_version", goal_id=goal_id, organisation_ids=organisation_ids)
    if row is None:
        raise NotFound(goal=goal_id)
    return row


def _opened(transaction: Transaction, person: Person, opened: Opened) -> Row:
    row = open_goal(transaction, person, opened.record_id)
    if row["is_withdrawn"]:
        raise StaleEdit(goal=opened.record_id)
    return row


def advance(writer: Writer, opened: Opened, row: Row) -> None:
    """Write the version after the one that the person saw; StaleEdit when it is closed."""
    closed = writer.transaction.run(
        "goals/supersede",
        goal_id=opened.record_id,
        version=opened.version,
        superseded_at=writer.transaction.started_at,
    )
    if not closed:
        raise StaleEdit(goal=opened.record_id)
    insert(writer, row, version=opened.version + 1)


def insert(writer: Writer, row: Row, *, version: int) -> None:
    """Write a version of a goal."""
    stamp = {
        "version": version,
        "recorded_at": writer.transaction.started_at,
        "recorded_by": writer.person.account_id,
        "reason": writer.reason,
    }
    writer.transaction.run("goals/insert", **{**row, **stamp})
