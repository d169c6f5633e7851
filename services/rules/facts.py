"""What the rules need to know besides the entry: lists, staff, catalogue, today."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.formats import person_name
from core.periods import today
from db import Storage, Transaction
from services.reference import Reference, load_reference


@dataclass(frozen=True)
class TeacherFacts:
    """A teacher's name, school and employment; a date None means that end is open."""

    name: str
    organisation_id: str
    employed_from: date | None = None
    employed_to: date | None = None


@dataclass(frozen=True)
class ResourceFacts:
    """What tells one resource of the catalogue from another."""

    title: str
    community: str | None = None
    partner: str = ""


@dataclass(frozen=True)
class RuleFacts:
    """The world an entry is checked against; teachers and resources by their ids."""

    reference: Reference
    teachers: Mapping[str, TeacherFacts]
    today: date
    resources: Mapping[str, ResourceFacts] = field(default_factory=dict)


def load_facts(
    storage: Storage | Transaction, organisation_ids: tuple[str, ...], language: str = "ru"
) -> RuleFacts:
    """Read the facts of these organisations as they are now."""
    staff = storage.rows("people/employment", organisation_ids=organisation_ids)
    catalogue = storage.rows("resources/catalogue", organisation_ids=organisation_ids)
    return RuleFacts(
        reference=load_reference(storage, language),
        teachers={str(row["teacher_id"]): _teacher(row) for row in staff},
        today=today(),
        resources={str(row["resource_id"]): _resource(row) for row in catalogue},
    )


def _teacher(row: Mapping[str, object]) -> TeacherFacts:
    name = person_name(str(row["last_name"]), str(row["first_name"]), str(row["middle_name"]))
    since, until = row["employed_from"], row["employed_to"]
    return TeacherFacts(
        name=name,
        organisation_id=str(row["organisation_id"]),
        employed_from=since if isinstance(since, date) else None,
        employed_to=until if isinstance(until, date) else None,
    )


def _resource(row: Mapping[str, object]) -> ResourceFacts:
    community = row["community"]
    return ResourceFacts(
        title=str(row["title"]),
        community=None if community is None else str(community),
        partner=str(row["partner"]),
    )
