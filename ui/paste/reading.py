"""What the paste screen keeps between runs: the text read, answers, a form an activity."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from core.errors import Violation
from services.addresses import recognised
from services.duplicates import Likeness
from services.recognition import StaffNames
from services.recognition.entries import entry_of, named_people, question_of
from services.recognition.line import Knowledge
from services.recognition.lines import ReadActivity, ReadText, read_text, remaining
from services.recognition.mentions import Mention
from services.recognition.vocabulary import vocabulary_of
from services.reference import Reference
from services.rules import ParticipationEntry
from ui import data
from ui.forms import choices
from ui.forms.form import Form
from ui.forms.participation_fields import read, write
from ui.page import Page

NAME = "paste"


@dataclass(frozen=True)
class Card:
    """One activity that was read, its form, and how it stands now."""

    place: int
    activity: ReadActivity
    form: Form
    entry: ParticipationEntry
    is_asked: bool
    repeats: tuple[Likeness, ...] = ()

    @property
    def violations(self) -> tuple[Violation, ...]:
        """What is still wrong with it."""
        return self.form.violations

    @property
    def is_ready(self) -> bool:
        """Say whether the activity can be saved."""
        return not self.violations and not self.is_asked and not self.repeats

    @property
    def name(self) -> str:
        """What the answers to its questions are kept under."""
        return self.form.name


def knowledge(page: Page) -> Knowledge:
    """Return what texts are read with: the staff in sight and the reference lists."""
    sight = data.sight(page.person)
    rows = data.rows(page, "people/employment", organisation_ids=sight.organisation_ids)
    seen = [
        row for row in rows if sight.includes(str(row["organisation_id"]), str(row["teacher_id"]))
    ]
    return Knowledge(
        StaffNames(seen),
        vocabulary_of(page.reference),
        page.today,
        place_of=partial(_place_of, page.reference),
        own_teacher_id=choices.own_teacher_id(page),
    )


def _place_of(reference: Reference, address: str) -> dict[str, str]:
    """Return the community and the kind that the address rules tell."""
    found = recognised(address, reference.address_rules)
    if found is None or found.is_file:
        return {}
    return {"community": found.community, **({"kind": found.kind} if found.kind else {})}


def begin(form: Form, text: str) -> None:
    """Read a text anew: forms are filled, answers given before to the same names stay."""
    found = read_text(text, knowledge(form.page))
    serial = int(str(form.value("serial", 0))) + 1
    form.put("serial", serial)
    form.put("read", found)
    form.put("gone", frozenset())
    for place, activity in enumerate(found.activities):
        card = _card_form(form, place)
        own = choices.own_teacher_id(form.page)
        people = (own,) if own else tuple(dict.fromkeys(named_people(activity, answers(form))))
        write(card, entry_of(activity, people, form.page.reference))
        doubtful = {"title": activity.is_title_doubtful, "comment": bool(activity.loose)}
        card.put("open", tuple(name for name, is_open in doubtful.items() if is_open))


def current(form: Form) -> ReadText | None:
    """Return the text that was read last."""
    found = form.value("read")
    return found if isinstance(found, ReadText) else None


def answers(form: Form) -> dict[str, str]:
    """Return who is meant by which doubtful name; an empty text says: nobody of the staff."""
    kept: Any = form.value("answers")
    return dict(kept) if kept else {}


def gone(form: Form) -> frozenset[int]:
    """Return the places of the activities that were saved or put aside."""
    kept: Any = form.value("gone")
    return frozenset(kept or ())


def open_forms(form: Form) -> Iterator[tuple[int, ReadActivity, Form]]:
    """Yield the activities that are still to be saved, each with its form."""
    found = current(form)
    for place, activity in enumerate(found.activities if found else ()):
        if place not in gone(form):
            yield place, activity, _card_form(form, place)


def questions(form: Form) -> list[tuple[Mention, ReadActivity]]:
    """Return the doubtful names, each once, with the activity that has it first."""
    if choices.own_teacher_id(form.page):
        return []
    asked: dict[str, tuple[Mention, ReadActivity]] = {}
    for _, activity, _ in open_forms(form):
        for person in activity.unsettled:
            asked.setdefault(question_of(person.text), (person, activity))
    known = answers(form)
    return [question for name, question in asked.items() if name not in known]


def answer(form: Form, name: str, teacher_id: str) -> None:
    """Keep who is meant by a name and put the person into every activity that has it."""
    form.put("answers", {**answers(form), question_of(name): teacher_id})
    for _, activity, card in open_forms(form):
        names = {question_of(person.text) for person in activity.unsettled}
        chosen: Any = card.value("teacher_ids")
        if teacher_id and question_of(name) in names and teacher_id not in chosen:
            card.put("teacher_ids", [*chosen, teacher_id])


def settle(form: Form, places: frozenset[int]) -> None:
    """Take activities off the screen, the saved ones' lines out of the box."""
    found = current(form)
    if found is None:
        return
    form.put("gone", gone(form) | places)
    saved: Any = form.value("saved", frozenset())
    done = frozenset(saved) | places
    form.put("saved", done)
    surplus = Counter(found.lines) - Counter(remaining(found, done).splitlines())
    kept = []
    for line in str(form.value("text", "")).splitlines():
        if surplus[line] and line.strip():
            surplus[line] -= 1
        else:
            kept.append(line)
    form.put("text", "\n".join(kept).strip("\n"))


def entry_in(card: Form) -> tuple[ParticipationEntry, tuple[Violation, ...]]:
    """Return the entry of an activity's form and the numbers that cannot be read."""
    reading = read(card)
    return reading.entry, reading.unreadable


def _card_form(form: Form, place: int) -> Form:
    return Form(form.page, f"{NAME}_{form.value('serial')}_{place}")
