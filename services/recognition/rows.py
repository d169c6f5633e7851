"""Rows of texts, as a table holds them, judged by the rules: entries, and what is wrong where."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.errors import Violation
from core.formats import day, number
from core.i18n import N_
from services.intake.fields import FIELDS, NotUnderstoodError, Reading, codes_of
from services.participation_batches import check_all
from services.recognition import parts
from services.recognition.line import Knowledge
from services.recognition.parts import WRITING
from services.reference import FOLLOWING, Reference
from services.rules import ParticipationEntry, RuleFacts
from services.rules.entries import trimmed

PEOPLE = "teacher_ids"
COLUMNS = (
    PEOPLE,
    "title",
    "starts_on",
    "community",
    "kind",
    "hours",
    "address",
    "document_number",
    "is_without_evidence",
    "role",
    "outcome",
    "level",
    "document",
    "ends_on",
    "document_issued_on",
    "comment",
)
DAYS = frozenset({"starts_on", "ends_on", "document_issued_on"})
LISTS = {
    "community": "communities",
    "kind": "kinds",
    "role": "roles",
    "outcome": "outcomes",
    "level": "levels",
    "document": "documents",
}
DAY_FORMATS = ("%d.%m.%Y", "%d.%m.%y")
LONGEST_SHOWN = 80
UNKNOWN_NAME = N_("No teacher is called “{value}”: check the name in the staff list.")
DOUBTFUL_NAME = N_("“{value}” is not clear. Is it {names}? Write the name in full.")
MOST_NAMES = 3
_BETWEEN_NAMES = re.compile(rf"[;,\n]|\s{WRITING['and']}\s", re.IGNORECASE)

Texts = Mapping[str, str]


@dataclass(frozen=True)
class JudgedRow:
    """A row as an entry; `understood` says a cell's value in words where its text says it short."""

    entry: ParticipationEntry
    violations: tuple[Violation, ...]
    understood: Mapping[str, str]


@dataclass(frozen=True)
class RowReader:
    """What rows are read with; `labels` are the names that stand for one person, by id."""

    knowledge: Knowledge
    reference: Reference
    labels: Mapping[str, str]
    reading: Reading

    def judge(self, rows: Sequence[Texts], facts: RuleFacts) -> list[JudgedRow]:
        """Return the verdict on every row; a cell that is not understood is not called empty."""
        read = [self._read(texts) for texts in rows]
        broken = check_all([entry for entry, _ in read], facts)
        return [
            JudgedRow(
                entry, _joined(wrong, self._due(entry, found)), self._understood(texts, entry)
            )
            for (entry, wrong), found, texts in zip(read, broken, rows, strict=True)
        ]

    def _read(self, texts: Texts) -> tuple[ParticipationEntry, tuple[Violation, ...]]:
        values: dict[str, Any] = {}
        wrong: list[Violation] = []
        for name, text in texts.items():
            if text.strip() and name in COLUMNS and name != PEOPLE:
                try:
                    values[name] = self._value(name, text.strip())
                except NotUnderstoodError as error:
                    wrong.append(Violation(name, str(error), {"value": text[:LONGEST_SHOWN]}))
        people = [self._person(name) for name in _names(texts.get(PEOPLE, ""))]
        wrong += [one for one in people if isinstance(one, Violation)]
        own = self.knowledge.own_teacher_id
        found = tuple(one for one in people if isinstance(one, str))
        values[PEOPLE] = (own,) if own and not people else found
        entry = ParticipationEntry(**self._prefilled(values))
        return trimmed(entry, self.reference.address_rules), tuple(wrong)

    def _due(
        self, entry: ParticipationEntry, broken: tuple[Violation, ...]
    ) -> tuple[Violation, ...]:
        """Leave out what would follow from the kind, as long as the kind is none of the list."""
        if not entry.kind or entry.kind in self.reference.codes("kinds", archived=True):
            return broken
        return tuple(one for one in broken if one.field not in FOLLOWING or _given(entry, one))

    def _prefilled(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the values with what follows from the kind, as the form fills it in."""
        kind = values.get("kind")
        if kind not in self.reference.codes("kinds", archived=True):
            return values
        return {**self.reference.following(kind), **values}

    def _value(self, name: str, text: str) -> object:
        if name in DAYS:
            found = [*parts.days(text, self.knowledge.today)]
            if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)):
                return found[0].value
        value = FIELDS["participations"][name].read(text, self.reading)
        if name in LISTS and value not in self.reference.codes(LISTS[name], archived=True):
            return self._by_synonym(name, text) or value
        return value

    def _by_synonym(self, name: str, text: str) -> object:
        """Return the kind or community that other words for it name, if they name just one."""
        vocabulary = self.knowledge.vocabulary
        ways = {"kind": vocabulary.kind, "community": vocabulary.community}
        found = ways[name](text) if name in ways else ()
        return found[0].value if len(found) == 1 else None

    def _person(self, name: str) -> str | Violation:
        if name in self.labels:
            return self.labels[name]
        found = self.knowledge.staff.find(name)
        if found.certain:
            return found.certain
        facts: dict[str, object] = {"value": name[:LONGEST_SHOWN]}
        names = {teacher_id: label for label, teacher_id in self.labels.items()}
        likely = [names[one] for one in found.candidates[:MOST_NAMES] if one in names]
        if likely:
            return Violation(PEOPLE, DOUBTFUL_NAME, {**facts, "names": ", ".join(likely)})
        return Violation(PEOPLE, UNKNOWN_NAME, facts)

    def _understood(self, texts: Texts, entry: ParticipationEntry) -> dict[str, str]:
        shown = dict(self._in_words(entry))
        return {
            name: words
            for name, words in shown.items()
            if words and _bare(words) != _bare(texts.get(name, ""))
        }

    def _in_words(self, entry: ParticipationEntry) -> Iterator[tuple[str, str]]:
        language = self.reference.language
        names = {teacher_id: label for label, teacher_id in self.labels.items()}
        yield PEOPLE, ", ".join(names.get(one, "") for one in entry.teacher_ids)
        for name in DAYS:
            if value := getattr(entry, name):
                yield name, day(value, language)
        for name, list_name in LISTS.items():
            code = getattr(entry, name)
            if code in self.reference.codes(list_name, archived=True):
                yield name, self.reference.name(list_name, code)
        if entry.hours is not None:
            yield "hours", number(entry.hours, language)


def row_reader(knowledge: Knowledge, reference: Reference, names: Mapping[str, str]) -> RowReader:
    """Return a reader for the lists as they are now; `names` are the labels of people by id."""
    labels = {label: teacher_id for teacher_id, label in names.items()}
    reading = Reading(codes_of(reference), DAY_FORMATS)
    return RowReader(knowledge, reference, labels, reading)


def _given(entry: ParticipationEntry, violation: Violation) -> bool:
    return bool(getattr(entry, violation.field))


def _names(text: str) -> list[str]:
    return [name for name in (part.strip() for part in _BETWEEN_NAMES.split(text)) if name]


def _bare(text: str) -> str:
    return " ".join(text.casefold().split())


def _joined(wrong: tuple[Violation, ...], broken: tuple[Violation, ...]) -> tuple[Violation, ...]:
    named = {violation.field for violation in wrong}
    return (*wrong, *(one for one in broken if one.field not in named))
