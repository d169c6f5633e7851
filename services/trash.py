"""The trash: whatever was withdrawn, by whom and why, and bringing it back at any time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.access import Action, Person, may, require
from core.i18n import N_, words_of
from core.indicators import CATALOGUE
from db import Storage
from services import (
    goals,
    meeting_decisions,
    notes,
    participations,
    people,
    reference_items,
    resource_uses,
    resources,
)
from services.people import OpenedTeacher
from services.reference_rows import ItemKey
from services.sight import sight_of
from services.versions import Opened, Row


@dataclass(frozen=True)
class Withdrawn:
    """A thing in the trash as the person saw it."""

    sort: str
    record_id: str
    version: int


def _restore_participation(storage: Storage, person: Person, thing: Withdrawn) -> None:
    participations.restore(storage, person, Opened(thing.record_id, thing.version))


def _restore_use(storage: Storage, person: Person, thing: Withdrawn) -> None:
    resource_uses.restore(storage, person, Opened(thing.record_id, thing.version))


def _restore_note(storage: Storage, person: Person, thing: Withdrawn) -> None:
    notes.restore_note(storage, person, Opened(thing.record_id, thing.version))


def _restore_goal(storage: Storage, person: Person, thing: Withdrawn) -> None:
    goals.restore_goal(storage, person, Opened(thing.record_id, thing.version))


def _restore_decision(storage: Storage, person: Person, thing: Withdrawn) -> None:
    meeting_decisions.restore_decision(storage, person, Opened(thing.record_id, thing.version))


def _restore_teacher(storage: Storage, person: Person, thing: Withdrawn) -> None:
    people.restore_teacher(storage, person, OpenedTeacher(thing.record_id, thing.version))


def _restore_resource(storage: Storage, person: Person, thing: Withdrawn) -> None:
    resources.restore(storage, person, Opened(thing.record_id, thing.version))


def _restore_item(storage: Storage, person: Person, thing: Withdrawn) -> None:
    list_name, _, code = thing.record_id.partition("/")
    reference_items.restore_item(storage, person, ItemKey(list_name, code))


@dataclass(frozen=True)
class Sort:
    """One sort of things in the trash: its name, whose it is, how it comes back."""

    name: str
    action: Action
    restore: Callable[[Storage, Person, Withdrawn], None]


SORTS: Mapping[str, Sort] = {
    "participations": Sort(N_("Participations"), Action.ENTER_RECORDS, _restore_participation),
    "resource_uses": Sort(N_("Uses of resources"), Action.ENTER_RECORDS, _restore_use),
    "notes": Sort(N_("Notes"), Action.WRITE_NOTES, _restore_note),
    "goals": Sort(N_("Goals"), Action.SET_GOALS, _restore_goal),
    "decisions": Sort(N_("Decisions"), Action.HOLD_MEETINGS, _restore_decision),
    "teachers": Sort(N_("Teachers"), Action.MANAGE_PEOPLE, _restore_teacher),
    "resources": Sort(N_("Resources"), Action.MANAGE_RESOURCES, _restore_resource),
    "reference_items": Sort(N_("Reference lists"), Action.MANAGE_REFERENCE, _restore_item),
}


def open_sorts(person: Person) -> tuple[str, ...]:
    """Return the sorts of things that the person may restore."""
    return tuple(name for name, sort in SORTS.items() if may(person, sort.action))


def withdrawn(
    storage: Storage, person: Person, *, sorts: Sequence[str] = (), search: str = "", top: int = 20
) -> list[Row]:
    """Return what was withdrawn and is in the person's sight and rights, the latest first."""
    require(person, Action.ENTER_RECORDS)
    search = " ".join(search.split())
    allowed = open_sorts(person)
    wanted = [name for name in allowed if name in sorts or not sorts]
    return [
        *storage.rows(
            "trash/withdrawn",
            **sight_of(storage, person).parameters(),
            sorts=wanted,
            notes_of_group=notes.own_group(person),
            search=search,
            indicators=_indicators(person, search),
            top=top,
        )
    ]


def _indicators(person: Person, search: str) -> list[str]:
    """Return the figures whose name, in the person's language, has the search in it."""
    words, wanted = words_of(person.language), search.casefold()
    return [one.code for one in CATALOGUE if wanted in words(one.name).casefold()]


def restore(storage: Storage, person: Person, thing: Withdrawn) -> None:
    """Bring one thing back; raises StaleEdit when somebody did so already."""
    require(person, Action.ENTER_RECORDS)
    sort = SORTS[thing.sort]
    require(person, sort.action)
    sort.restore(storage, person, thing)
