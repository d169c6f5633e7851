"""The staff of the fictional school: who works there, since when, and how busily."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from core.periods import FIRST_MONTH
from db.demonstration.chance import chance_of, identity
from db.demonstration.content import content

YEARS_OF_SERVICE = (3, 24)  # before the first school year, for whoever came before it
NO_SUBJECT = ("any",)


@dataclass(frozen=True)
class Member:
    """A teacher: what is written in the staff list, and how often the teacher takes part."""

    teacher_id: str
    card: Mapping[str, Any]
    employed_from: date
    employed_to: date | None
    qualification_until: date | None

    @property
    def communities(self) -> Sequence[str]:
        """The communities in which the teacher takes part at all."""
        return tuple(self.card["communities"])

    @property
    def topics_of(self) -> Sequence[str]:
        """The subjects whose topics the teacher speaks about."""
        return tuple(self.card["subjects"]) or NO_SUBJECT

    def works_on(self, day: date) -> bool:
        """Say whether the teacher was employed on that day."""
        return self.employed_from <= day and (self.employed_to is None or day <= self.employed_to)


def members(first_year: int, today: date) -> tuple[Member, ...]:
    """Return the staff; who joins after `today` is left out, who leaves after it has not left."""
    everyone = (_member(card, first_year, today) for card in content("staff")["teachers"])
    return tuple(member for member in everyone if member.employed_from <= today)


def teacher_row(member: Member, organisation_id: str) -> dict[str, object]:
    """Return the row of the table of teachers, without the columns that every version has."""
    last_name, first_name, middle_name = member.card["name"]
    return {
        "teacher_id": member.teacher_id,
        "organisation_id": organisation_id,
        "last_name": last_name,
        "first_name": first_name,
        "middle_name": middle_name,
        "position": member.card["position"],
        "subjects": member.card["subjects"],
        "method_groups": member.card["method_groups"],
        "qualification": member.card["qualification"],
        "qualification_until": member.qualification_until,
        "employed_from": member.employed_from,
        "employed_to": member.employed_to,
        "outside_key": None,
        "batch_id": None,
    }


def _member(card: Mapping[str, Any], first_year: int, today: date) -> Member:
    chance = chance_of("teacher", *card["name"])
    before = date(first_year - chance.randint(*YEARS_OF_SERVICE), FIRST_MONTH, 1)
    leaves = _day(card.get("leaves"), first_year)
    return Member(
        teacher_id=identity(chance, datetime.combine(date(first_year, FIRST_MONTH, 1), time())),
        card=card,
        employed_from=_day(card.get("joins"), first_year) or before,
        employed_to=leaves if leaves and leaves <= today else None,
        qualification_until=_day(card.get("qualification_until"), first_year),
    )


def _day(place: Sequence[int] | None, first_year: int) -> date | None:
    """Return the day of [school year counted from the first, month, day]."""
    if place is None:
        return None
    school_year, month, day = place
    year = first_year + school_year + (month < FIRST_MONTH)
    return date(year, month, day)
