"""The catalogue of resources of the fictional school and how they are used."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from core.periods import FIRST_MONTH
from db.demonstration.chance import (
    afternoon,
    chance_of,
    how_many,
    identity,
    one_of,
    pick,
    school_day,
)
from db.demonstration.content import content
from db.demonstration.happenings import Calendar, season
from db.demonstration.papers import status
from db.demonstration.records import Row, stamped
from db.demonstration.staff import NO_SUBJECT, Member

MONTHS_A_YEAR = 12
IDLE_AT_WORK = 0.5  # what a teacher who is in no community adds to the activity of the others
MINUTES = (15, 20, 30, 40)


@dataclass(frozen=True)
class Resource:
    """One resource and how often it is used; the community and the partner say whose it is.

    `capacity` is for how many pupils there is room."""

    resource_id: str
    kind: str
    title: str
    community: str | None
    partner: str
    weight: float
    capacity: int | None

    def is_open_to(self, member: Member) -> bool:
        """Say whether the member uses it: a community's resources need the community."""
        return self.community is None or self.community in member.communities


def catalogue(first_year: int) -> tuple[Resource, ...]:
    """Return the catalogue: what communities, partners and the school itself offer."""
    opened = datetime.combine(date(first_year, FIRST_MONTH, 1), time())
    return tuple(
        Resource(
            identity(chance_of("resource", owner, title), opened),
            kind,
            title,
            community=owner if provider == "community" else None,
            partner=owner if provider == "partner" else "",
            weight=weight,
            capacity=places[0] if places else None,
        )
        for provider in ("community", "partner", "own")
        for owner, kinds in content("resources")[provider].items()
        for kind, resources in kinds.items()
        for title, weight, *places in resources
    )


def resource_row(resource: Resource, organisation_id: str, opened: datetime) -> Row:
    """Return the row of the catalogue."""
    row: Row = {
        "resource_id": resource.resource_id,
        "organisation_id": organisation_id,
        "title": resource.title,
        "kind": resource.kind,
        "community": resource.community,
        "partner": resource.partner,
        "subject": None,
        "grades": [],
        "address": "",
        "capacity": resource.capacity,
    }
    return stamped(row, opened)


@dataclass(frozen=True)
class Library:
    """Who can use what, and up to which day."""

    organisation_id: str
    staff: tuple[Member, ...]
    resources: tuple[Resource, ...]
    calendar: Calendar

    def uses(self) -> Iterator[Row]:
        """Yield the rows of all uses, month by month."""
        for month in self.calendar.months():
            chance = chance_of("uses", month)
            a_year = content("plan")["uses"]["monthly"] * MONTHS_A_YEAR
            expected = a_year * season(month) * self.calendar.growth(month)
            for _ in range(how_many(chance, expected)):
                day = school_day(chance, month)
                row = self._use(chance, day)
                if day <= self.calendar.today:
                    yield row

    def _use(self, chance: Random, day: date) -> Row:
        weights = {
            member.teacher_id: float(member.card["activity"]) + IDLE_AT_WORK
            for member in self.staff
            if member.works_on(day)
        }
        teacher_id = one_of(chance, weights)
        member = next(member for member in self.staff if member.teacher_id == teacher_id)
        offered = {
            resource.resource_id: resource.weight
            for resource in self.resources
            if resource.is_open_to(member)
        }
        return self._row(chance, member, day=day, resource_id=one_of(chance, offered))

    def _row(self, chance: Random, member: Member, *, day: date, resource_id: str) -> Row:
        subject = pick(chance, member.topics_of)
        times = chance.choice((1, 1, 1, 2, 2, 3))
        recorded_at = afternoon(
            chance, day + timedelta(days=chance.randint(0, 7)), self.calendar.today
        )
        end, reason = status(chance, day, self.calendar.today)
        row: Row = {
            "resource_use_id": identity(chance, datetime.combine(day, time())),
            "organisation_id": self.organisation_id,
            "resource_id": resource_id,
            "teacher_id": member.teacher_id,
            "used_on": day,
            "subject": None if subject in NO_SUBJECT else subject,
            "grade": int(pick(chance, list(content("topics")[subject]))),
            "times": times,
            "minutes": times * pick(chance, MINUTES),
            "pupils_reached": chance.randint(9, 26),
            "purpose": pick(chance, content("plan")["uses"]["purposes"]),
            "status": end,
            "status_reason": reason,
            "counted_at": recorded_at if end == "confirmed" else None,
        }
        return stamped(row, recorded_at)
