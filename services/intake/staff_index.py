"""Finding the teacher that a row names: by number, by name as it stands in the list, recognised."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from core.errors import Violation
from core.i18n import N_
from core.ids import new_id
from db import Storage, Transaction
from services.intake.drafts import Draft
from services.intake.plan import ImportRequest, NameQuestion, PlannedTeacher
from services.recognition import StaffNames
from services.reference import Reference
from services.teacher_rules import TeacherEntry, check_teacher
from services.versions import Row

NAMES_OF_TEACHER = frozenset({"teacher_key", "full_name", "last_name"})

NO_NUMBER = N_("No teacher has the number “{value}”: import the teachers first.")
NO_NAME = N_("No teacher is called “{value}”: check the name in the staff list.")
NAMESAKES = N_("Several teachers are called “{value}”: name this one by a number.")
DOUBTFUL = N_("“{value}” is not written as in the staff list: say who is meant.")
NOBODY = N_("The row names no teacher.")


@dataclass
class StaffIndex:
    """The teachers by what a file may call them; those it adds are found again by their number."""

    request: ImportRequest
    reference: Reference
    by_key: dict[str, str]
    by_name: Mapping[str, Sequence[str]]
    names: StaffNames
    added: dict[str, PlannedTeacher] = field(default_factory=dict)
    doubtful: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def find(self, draft: Draft) -> str | Violation:
        """Return the id of the teacher whom the row names, or what is wrong with the name."""
        key = draft.text("teacher_key")
        if key:
            return self.by_key.get(key) or self._added(draft, key)
        name = full_name(draft)
        if not name:
            return Violation("teacher_ids", NOBODY)
        answer = self.request.mapping.people.get(name)
        return answer if answer in self.everyone else self._recognised(name)

    @cached_property
    def everyone(self) -> frozenset[str]:
        """The teachers whom a name can mean."""
        return frozenset(chain.from_iterable(self.by_name.values()))

    @property
    def questions(self) -> tuple[NameQuestion, ...]:
        """The names that nobody bears beyond doubt, in the order of the file."""
        return tuple(NameQuestion(text, found) for text, found in self.doubtful.items())

    def _recognised(self, name: str) -> str | Violation:
        """Return the one who is called so beyond doubt; a doubtful name becomes a question."""
        found = tuple(self.by_name.get(folded(name), ()))
        if len(found) == 1:
            return found[0]
        recognised = None if found else self.names.find(name)
        if recognised and recognised.certain:
            return recognised.certain
        candidates = recognised.candidates if recognised else found
        if candidates:
            self.doubtful[name] = candidates
        message = NAMESAKES if found else DOUBTFUL if candidates else NO_NAME
        return Violation("teacher_ids", message, {"value": name})

    def _added(self, draft: Draft, key: str) -> str | Violation:
        """Plan a teacher with this number, where the mapping wishes it and the rules allow it."""
        if not self.request.mapping.options.add_teachers:
            return Violation("teacher_ids", NO_NUMBER, {"value": key})
        entry = named_entry(draft)
        for violation in check_teacher(entry, self.reference):
            return violation
        planned = PlannedTeacher(new_id(), key, entry)
        self.added[planned.teacher_id] = planned
        self.by_key[key] = planned.teacher_id
        return planned.teacher_id


def staff_rows(source: Storage | Transaction, request: ImportRequest) -> list[Row]:
    """Return the teachers of the importing person's school as they stand, withdrawn ones too."""
    organisation_id = request.person.organisation_id
    return [*source.rows("intake/staff", organisation_id=organisation_id)]


def staff_index(rows: Sequence[Row], request: ImportRequest, reference: Reference) -> StaffIndex:
    """Index the staff; withdrawn teachers are found by no name."""
    names: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if not row["is_withdrawn"]:
            for name in dict.fromkeys(_names(row)):
                names[name].append(str(row["teacher_id"]))
    keys = {str(row["outside_key"]): str(row["teacher_id"]) for row in rows if row["outside_key"]}
    return StaffIndex(request, reference, keys, names, StaffNames(rows))


def named_entry(draft: Draft) -> TeacherEntry:
    """Return the teacher whom the name fields of a row describe; a full name is split."""
    last, first, middle = (*full_name(draft).split(maxsplit=2), "", "", "")[:3]
    if draft.text("full_name"):
        return TeacherEntry(last, first, middle)
    return TeacherEntry(
        draft.text("last_name"), draft.text("first_name"), draft.text("middle_name")
    )


def full_name(draft: Draft) -> str:
    """Return the name in one text, from whichever fields the file has."""
    parts = (draft.text("last_name"), draft.text("first_name"), draft.text("middle_name"))
    return draft.text("full_name") or " ".join(filter(None, parts))


def folded(name: str) -> str:
    """Return a name as it is compared: without case, dots and the difference of ё and е."""
    return " ".join(name.casefold().replace("ё", "е").replace(".", " ").split())


def _names(row: Row) -> Iterator[str]:
    last, first, middle = (str(row[part]) for part in ("last_name", "first_name", "middle_name"))
    yield folded(f"{last} {first} {middle}")
    yield folded(f"{last} {first}")
    yield folded(f"{last} {first[:1]} {middle[:1]}")
