"""The standard selection: what a person may see and what the filters narrow it to."""

from dataclasses import dataclass, replace
from datetime import date

from core.periods import Period


@dataclass(frozen=True)
class Selection:
    """What a dashboard counts: the limits of sight first, the filters after them.

    `teacher_ids` None means everyone in the organisations, a tuple means only these (an empty
    one nobody). An empty tuple in a filter means all.
    """

    organisation_ids: tuple[str, ...]
    teacher_ids: tuple[str, ...] | None
    period: Period
    communities: tuple[str, ...] = ()
    method_groups: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    with_waiting: bool = False

    def parameters(self) -> dict[str, object]:
        """Return the parameters of every statement that `takes selection`."""
        return {
            "organisation_ids": self.organisation_ids,
            "teacher_ids": self.teacher_ids,
            "starts_on": self.period.starts_on,
            "ends_on": self.period.ends_on,
            "communities": self.communities,
            "method_groups": self.method_groups,
            "subjects": self.subjects,
            "levels": self.levels,
            "with_waiting": self.with_waiting,
        }

    def before(self, today: date) -> "Selection":
        """Return the same selection over the period before, cut at the same day of it.

        A period that still runs is compared with as many days of the one before, so that
        November is never set against a whole year.
        """
        previous = self.period.previous()
        if self.period.starts_on <= today < self.period.ends_on:
            elapsed = today - self.period.starts_on
            cut = min(previous.starts_on + elapsed, previous.ends_on)
            previous = replace(previous, ends_on=cut)
        return replace(self, period=previous)

    def as_of(self, today: date) -> date:
        """Return the day the figures speak of: the period's last day, at most today."""
        return max(self.period.starts_on, min(self.period.ends_on, today))
