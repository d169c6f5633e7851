"""What a person or a file enters: one plain, optional value a field, nothing checked yet."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from services.addresses import AddressRule, completed, normalised


class Payment(StrEnum):
    """Whether taking part was free of charge."""

    FREE = "free"
    PAID = "paid"


class Provider(StrEnum):
    """Whose a resource is."""

    COMMUNITY = "community"
    PARTNER = "partner"
    OWN = "own"


@dataclass(frozen=True)
class Difference:
    """What is different for one of several teachers; what is empty is as for all of them."""

    teacher_id: str
    role: str | None = None
    outcome: str | None = None
    document_number: str = ""


def has_evidence(address: object, number: object, *, is_without: bool) -> bool:
    """Say whether a link or a document number speaks for a record; the texts, or if there are any.

    The macro of the same name in db/views/04_measures.sql says it to the statements.
    """
    return not is_without and bool(address or number)


@dataclass(frozen=True)
class ParticipationEntry:
    """Who took part in what, as it was entered; texts are empty and the rest None when not given.

    `took_part_on` is the activity's date when None; `hours` are course hours or webinar hours,
    as the kind says. `differences` tell where single teachers depart from what is said of all.
    `upload_ids` are the scans that a new record is entered with: support for whoever checks it,
    evidence in the sense of the rules is a link or a number.
    """

    teacher_ids: tuple[str, ...] = ()
    community: str | None = None
    kind: str | None = None
    title: str = ""
    starts_on: date | None = None
    address: str = ""
    document_number: str = ""
    is_without_evidence: bool = False
    role: str | None = None
    outcome: str | None = None
    level: str | None = None
    document: str | None = None
    hours: float | None = None
    ends_on: date | None = None
    document_issued_on: date | None = None
    issuer: str = ""
    subject: str | None = None
    grades: tuple[int, ...] = ()
    material_kind: str = ""
    coauthors: str = ""
    pupils_involved: int | None = None
    payment: str | None = None
    shared_where: str = ""
    comment: str = ""
    outside_key: str | None = None
    took_part_on: date | None = None
    differences: tuple[Difference, ...] = ()
    upload_ids: tuple[str, ...] = ()

    @property
    def has_evidence(self) -> bool:
        """Say whether a link or a document number speaks for the record."""
        return has_evidence(self.address, self.document_number, is_without=self.is_without_evidence)


def entry_for(entry: ParticipationEntry, teacher_id: str) -> ParticipationEntry:
    """Return what an entry of several teachers says of one of them."""
    own = next((one for one in entry.differences if one.teacher_id == teacher_id), None)
    entry = replace(entry, teacher_ids=(teacher_id,), differences=())
    if own is None:
        return entry
    number = own.document_number.strip()
    return replace(
        entry,
        role=own.role or entry.role,
        outcome=own.outcome or entry.outcome,
        document_number=number or entry.document_number,
        is_without_evidence=entry.is_without_evidence and not number,
    )


@dataclass(frozen=True)
class ResourceEntry:
    """A resource of the catalogue as it was entered; the provider says which other field counts."""

    title: str = ""
    kind: str | None = None
    provider: str | None = None
    community: str | None = None
    partner: str = ""
    address: str = ""
    subject: str | None = None
    grades: tuple[int, ...] = ()
    capacity: int | None = None
    outside_key: str | None = None


@dataclass(frozen=True)
class ResourceUseEntry:
    """Who used which resource: one of the catalogue, or a new one entered together with its use."""

    teacher_id: str | None = None
    resource_id: str | None = None
    new_resource: ResourceEntry | None = None
    used_on: date | None = None
    subject: str | None = None
    grade: int | None = None
    times: int | None = 1
    minutes: int | None = None
    pupils_reached: int | None = None
    purpose: str = ""
    outside_key: str | None = None


@dataclass(frozen=True)
class WithdrawalEntry:
    """Why a record is withdrawn."""

    reason: str = ""


Entry = TypeVar("Entry", ParticipationEntry, ResourceEntry, ResourceUseEntry, WithdrawalEntry)


def trimmed(entry: Entry, rules: Sequence[AddressRule] = ()) -> Entry:
    """Return the entry as it is kept: no blanks around a text, an address in its one way.

    An address of a site that the rules know gets the scheme that it was copied without.
    """
    values = {field.name: getattr(entry, field.name) for field in fields(entry)}
    texts: dict[str, Any] = {
        name: value.strip() for name, value in values.items() if isinstance(value, str)
    }
    if "address" in texts:
        texts["address"] = normalised(completed(texts["address"], rules))
    return replace(entry, **texts)
