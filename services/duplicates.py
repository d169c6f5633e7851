"""Likely duplicates: records that may tell of one activity, by address or by person and title."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from core.access import Action, Person, require
from db import Storage, Transaction
from services.opened_records import read_participation
from services.recognition.folding import cleaned, fold
from services.rules import ParticipationEntry
from services.sight import sight_of
from services.versions import PARTICIPATIONS, Writer, open_version

NEAR = timedelta(days=14)
ALIKE = 85  # of 100: how alike two folded titles are
_NUMBERS = re.compile(r"\d+")
_SITE = re.compile(r"^(www|m)\.")
Row = Mapping[str, object]


@dataclass(frozen=True)
class Likeness:
    """A record in sight that an entry may repeat, and what speaks for it."""

    record_id: str
    is_same_address: bool
    title: str = ""


@dataclass(frozen=True)
class Likenesses:
    """What an entry may repeat: records in sight; whether the link stands in one out of sight.

    Of that one nothing else is told: whose it is and what it says is not open to the person.
    """

    records: tuple[Likeness, ...] = ()
    is_elsewhere: bool = False


@dataclass(frozen=True)
class Pair:
    """Two records, the one entered first before the other, that may tell of one activity."""

    first_id: str
    second_id: str
    is_same_address: bool


def likely(storage: Storage, person: Person, entry: ParticipationEntry) -> Likenesses:
    """Return what a new entry may repeat: one record of each activity, the own people's first."""
    require(person, Action.ENTER_RECORDS)
    day = entry.starts_on or date.min + NEAR
    found = storage.rows(
        "duplicates/candidates",
        **sight_of(storage, person).parameters(),
        address=entry.address,
        teachers=entry.teacher_ids,
        kind=entry.kind or "",
        first_day=day - NEAR,
        last_day=day + NEAR,
    )
    return _likenesses(entry, found)


def likely_all(
    storage: Storage, person: Person, entries: Sequence[ParticipationEntry]
) -> list[Likenesses]:
    """Return what each of many new entries may repeat, as `likely` does for one."""
    require(person, Action.ENTER_RECORDS)
    if not entries:
        return []
    owners = [(place, one) for place, entry in enumerate(entries) for one in entry.teacher_ids]
    rows = storage.rows(
        "duplicates/batch_candidates",
        **sight_of(storage, person).parameters(),
        places=[*range(len(entries))],
        addresses=[entry.address for entry in entries],
        kinds=[entry.kind or "" for entry in entries],
        days=[entry.starts_on or date.min + NEAR for entry in entries],
        owner_places=[place for place, _ in owners],
        owners=[teacher_id for _, teacher_id in owners],
        days_apart=NEAR.days,
    )
    found: list[list[Row]] = [[] for _ in entries]
    for row in rows:
        found[int(str(row["place"]))].append(row)
    return [_likenesses(*pair) for pair in zip(entries, found, strict=True)]


def _likenesses(entry: ParticipationEntry, candidates: Sequence[Row]) -> Likenesses:
    alike = [row for row in candidates if _is_like(entry, row)]
    in_sight = sorted(
        (row for row in alike if row["is_in_sight"]), key=lambda row: not row["is_own"]
    )
    by_activity: dict[str, Likeness] = {}
    for row in in_sight:
        is_same = row["is_same_path"] and is_same_site(entry.address, str(row["address"]))
        likeness = Likeness(str(row["record_id"]), bool(is_same), str(row["title"]))
        by_activity.setdefault(str(row["activity_id"]), likeness)
    elsewhere = {str(row["activity_id"]) for row in alike} - by_activity.keys()
    return Likenesses(tuple(by_activity.values()), is_elsewhere=bool(elsewhere))


def likely_pairs(candidates: Sequence[Row]) -> tuple[Pair, ...]:
    """Return which of the candidate pairs, in sight already, are likely duplicates."""
    pairs = (_pair(row) for row in candidates)
    return tuple(pair for pair in pairs if pair)


def declare_distinct(storage: Storage, person: Person, record_ids: tuple[str, str]) -> None:
    """Note that two records in sight tell of two activities; they are not asked about again."""
    require(person, Action.ENTER_RECORDS)
    with storage.writing() as transaction:
        declare_distinct_in(Writer(transaction, person), record_ids)


def declare_distinct_in(writer: Writer, record_ids: tuple[str, str]) -> None:
    """Note it as `declare_distinct` does, within a transaction that does more."""
    transaction, person = writer.transaction, writer.person
    activities = sorted(_activity_of(transaction, person, one) for one in record_ids)
    if activities[0] == activities[1]:
        return
    transaction.run(
        "duplicates/insert_distinct_pair",
        first_activity_id=activities[0],
        second_activity_id=activities[1],
        organisation_id=person.organisation_id,
        declared_by=person.account_id,
        declared_at=transaction.started_at,
    )


def is_alike(one: str, other: str) -> bool:
    """Say whether two titles read alike; other numbers make another title."""
    numbers = [sorted(_NUMBERS.findall(title)) for title in (one, other)]
    if all(numbers) and numbers[0] != numbers[1]:
        return False
    return fuzz.ratio(_folded(one), _folded(other)) >= ALIKE


def is_same_site(one: str, other: str) -> bool:
    """Say whether two addresses are of one site: punycode, www. and the phone's are no matter."""
    return bool(one) and bool(other) and _site(one) == _site(other)


def _is_like(entry: ParticipationEntry, row: Row) -> bool:
    if row["is_near"] and is_alike(entry.title, str(row["title"])):
        return True
    return bool(row["is_same_path"]) and is_same_site(entry.address, str(row["address"]))


def _pair(row: Row) -> Pair | None:
    is_same = bool(row["is_same_path"]) and is_same_site(
        str(row["first_address"]), str(row["second_address"])
    )
    is_near = bool(row["is_near"]) and is_alike(str(row["first_title"]), str(row["second_title"]))
    if not (is_same or is_near):
        return None
    return Pair(str(row["first_record_id"]), str(row["second_record_id"]), is_same)


def _activity_of(storage: Storage | Transaction, person: Person, record_id: str) -> str:
    read_participation(storage, person, record_id)  # NotFound out of sight
    return str(open_version(storage, PARTICIPATIONS, record_id)["activity_id"])


def _folded(title: str) -> str:
    return " ".join(fold(cleaned(title)).split())


def _site(address: str) -> str:
    return _SITE.sub("", _punycode((urlsplit(address).hostname or "").rstrip(".")))


def _punycode(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:  # no name that a site can have: compared as it is written
        return host
