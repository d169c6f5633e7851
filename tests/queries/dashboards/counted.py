"""The counting rules in plain Python: what the dashboards' statements must agree with."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from core.periods import school_year_of
from core.selection import Selection
from tests.queries.dashboards.recorded import Records, Resource, Taken, Teacher, Used

LEAST_HOURS = {"pd_course": 16, "retraining": 250}
ABOVE_MUNICIPAL = {"regional", "interregional", "federal", "international"}
PRIZES = {"winner", "prize", "laureate"}

Fact = TypeVar("Fact")
Key = TypeVar("Key")


@dataclass(frozen=True)
class Counting:
    """Records looked at through a selection on a day."""

    records: Records
    selection: Selection
    as_of: date

    def is_in_sight(self, teacher: Teacher) -> bool:
        """Say whether the selection sees a teacher's records."""
        chosen = self.selection
        return (
            teacher.organisation_id in chosen.organisation_ids
            and (chosen.teacher_ids is None or teacher.teacher_id in chosen.teacher_ids)
            and (
                not chosen.method_groups or bool({*teacher.method_groups} & {*chosen.method_groups})
            )
            and (not chosen.teachers or teacher.teacher_id in chosen.teachers)
        )

    def staff(self, first: date | None = None) -> list[Teacher]:
        """Return who is employed from the first day of the period to the day."""
        first = first or self.selection.period.starts_on
        return [
            teacher
            for teacher in self.records.teachers
            if self.is_in_sight(teacher)
            and (teacher.employed_from is None or teacher.employed_from <= self.as_of)
            and (teacher.employed_to is None or teacher.employed_to >= first)
        ]

    def taken(self) -> list[Taken]:
        """Return the participations that count."""
        chosen = self.selection
        return [
            part
            for part in self.records.taken
            if self.is_in_sight(part.teacher)
            and self._counts(part.status, part.day)
            and (not chosen.communities or part.community in chosen.communities)
            and (not chosen.subjects or part.subject in chosen.subjects)
            and (not chosen.levels or part.level in chosen.levels)
            and (not chosen.roles or part.role in chosen.roles)
            and (not chosen.school_years or school_year_of(part.day) in chosen.school_years)
            and (not chosen.kinds or part.kind in chosen.kinds)
            and (not chosen.outcomes or part.outcome in chosen.outcomes)
        ]

    def used(self) -> list[Used]:
        """Return the uses that count; the level says nothing about them."""
        chosen = self.selection
        return [
            use
            for use in self.records.used
            if self.is_in_sight(use.teacher)
            and self._counts(use.status, use.day)
            and (not chosen.communities or use.resource.community in chosen.communities)
            and (not chosen.subjects or use.subject in chosen.subjects)
            and (not chosen.school_years or school_year_of(use.day) in chosen.school_years)
            and (not chosen.grades or use.grade in chosen.grades)
            and (not chosen.resource_kinds or use.resource.kind in chosen.resource_kinds)
        ]

    def catalogue(self) -> list[Resource]:
        """Return the resources that could have been used in this selection, or were."""
        chosen = self.selection
        used = {use.resource.resource_id for use in self.used()}
        return [
            resource
            for resource in self.records.resources
            if resource.organisation_id in chosen.organisation_ids
            and (not chosen.communities or resource.community in chosen.communities)
            and (not chosen.resource_kinds or resource.kind in chosen.resource_kinds)
            and (
                resource.resource_id in used
                or not chosen.subjects
                or resource.subject is None
                or resource.subject in chosen.subjects
            )
        ]

    def _counts(self, status: str, day: date) -> bool:
        counted = {"confirmed", "submitted"} if self.selection.with_waiting else {"confirmed"}
        period, months = self.selection.period, self.selection.months
        return (
            status in counted
            and period.starts_on <= day <= period.ends_on
            and (not months or day.replace(day=1) in months)
        )


def course_hours(part: Taken) -> float:
    """Return the hours of further training of a participation, zero for anything else."""
    least = LEAST_HOURS.get(part.kind)
    if least is None or part.hours is None or part.hours < least or part.document == "none":
        return 0
    return part.hours


def people(facts: Iterable[Taken] | Iterable[Used]) -> set[str]:
    """Return the distinct people of some facts."""
    return {fact.teacher.teacher_id for fact in facts}


def of_staff(facts: Iterable[Taken] | Iterable[Used], staff: Sequence[Teacher]) -> int:
    """Return how many of the staff the facts are about."""
    return len(people(facts) & {teacher.teacher_id for teacher in staff})


def works(parts: Iterable[Taken]) -> int:
    """Return the distinct activities with a published outcome."""
    return len({part.activity_id for part in parts if part.outcome == "published"})


def grouped(facts: Iterable[Fact], key: Callable[[Fact], Key]) -> dict[Key, list[Fact]]:
    """Return the facts by a key."""
    groups: dict[Key, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(key(fact), []).append(fact)
    return groups
