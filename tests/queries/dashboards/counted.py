"""The counting rules in plain Python: what the dashboards' statements must agree with."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from core.dimensions import NOT_STATED
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
        return self.with_status(
            {"confirmed", "submitted"} if self.selection.with_waiting else {"confirmed"}
        )

    def with_status(self, statuses: Collection[str]) -> list[Taken]:
        """Return the participations of the selection that stand so."""
        return [
            part for part in self.records.taken if part.status in statuses and self._is_chosen(part)
        ]

    def _is_chosen(self, part: Taken) -> bool:
        chosen = self.selection
        return (
            self.is_in_sight(part.teacher)
            and self._is_within(part.day)
            and (not chosen.communities or part.community in chosen.communities)
            and (not chosen.subjects or (part.subject or NOT_STATED) in chosen.subjects)
            and (not chosen.levels or part.level in chosen.levels)
            and (not chosen.roles or part.role in chosen.roles)
            and (not chosen.kinds or part.kind in chosen.kinds)
            and (not chosen.outcomes or part.outcome in chosen.outcomes)
            and (not chosen.grades or bool({*part.grades} & {*chosen.grades}))
            and ("document" not in chosen.parts or part.document != "none")
            and ("course" not in chosen.parts or course_hours(part) > 0)
        )

    def used(self) -> list[Used]:
        """Return the uses that count; the level says nothing about them."""
        chosen = self.selection
        return [
            use
            for use in self.records.used
            if self.is_in_sight(use.teacher)
            and use.status in ({"confirmed", "submitted"} if chosen.with_waiting else {"confirmed"})
            and self._is_within(use.day)
            and (not chosen.subjects or (use.subject or NOT_STATED) in chosen.subjects)
            and (not chosen.grades or use.grade in chosen.grades)
            and self._is_offered(use.resource)
        ]

    def catalogue(self) -> list[Resource]:
        """Return the resources that could have been used in this selection, or were."""
        chosen = self.selection
        used = {use.resource.resource_id for use in self.used()}
        return [
            resource
            for resource in self.records.resources
            if resource.organisation_id in chosen.organisation_ids
            and self._is_offered(resource)
            and (
                resource.resource_id in used
                or not chosen.subjects
                or resource.subject is None
                or resource.subject in chosen.subjects
            )
        ]

    def _is_offered(self, resource: Resource) -> bool:
        chosen = self.selection
        return (
            (not chosen.communities or resource.community in chosen.communities)
            and (
                not chosen.partners
                or (resource.community is None and resource.partner in chosen.partners)
            )
            and (not chosen.resource_kinds or resource.kind in chosen.resource_kinds)
            and (not chosen.resources or resource.resource_id in chosen.resources)
        )

    def _is_within(self, day: date) -> bool:
        chosen = self.selection
        return (
            chosen.period.starts_on <= day <= chosen.period.ends_on
            and (not chosen.weekdays or day.isoweekday() in chosen.weekdays)
            and (not chosen.months or day.replace(day=1) in chosen.months)
            and (not chosen.school_years or school_year_of(day) in chosen.school_years)
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
