"""The standard selection: what a person may see and what the filters narrow it to."""

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from core.periods import Period, any_range, beginning


@dataclass(frozen=True)
class Selection:
    """What a dashboard counts: the limits of sight first, the filters after them.

    `teacher_ids` None means everyone in the organisations, a tuple means only these (an empty
    one nobody). An empty tuple in a filter means all. `known_on` sets everything back to the end
    of that day: as it was known then.
    """

    organisation_ids: tuple[str, ...]
    teacher_ids: tuple[str, ...] | None
    period: Period
    months: tuple[date, ...] = ()
    school_years: tuple[int, ...] = ()
    communities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    method_groups: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    grades: tuple[int, ...] = ()
    teachers: tuple[str, ...] = ()
    resource_kinds: tuple[str, ...] = ()
    with_waiting: bool = False
    known_on: date | None = None

    def parameters(self) -> dict[str, object]:
        """Return the parameter of every statement that `takes selection`."""
        values = {name: getattr(self, name) for name in _NAMES}
        period = {"starts_on": self.period.starts_on, "ends_on": self.period.ends_on}
        known_at = beginning(self.known_on + timedelta(days=1)) if self.known_on else None
        return {"selection": values | period | {"known_at": known_at}}

    def staff_on(self, day: date) -> "Selection":
        """Return the same people on one day, whatever they take part in."""
        return Selection(
            self.organisation_ids,
            self.teacher_ids,
            any_range(day, day),
            method_groups=self.method_groups,
            teachers=self.teachers,
            with_waiting=self.with_waiting,
            known_on=self.known_on,
        )

    def before(self, today: date) -> "Selection":
        """Return the same selection over the period before, cut at the same day of it.

        A period that still runs is compared with as many days of the one before, so that
        November is never set against a whole year.
        """
        previous = self.period.previous()
        today = min(today, self.known_on or today)
        if self.period.starts_on <= today < self.period.ends_on:
            elapsed = today - self.period.starts_on
            cut = min(previous.starts_on + elapsed, previous.ends_on)
            previous = replace(previous, ends_on=cut)
        return replace(self, period=previous, months=self._months_before(previous))

    def _months_before(self, previous: Period) -> tuple[date, ...]:
        """Return the chosen months as far from the start of the period before as of this one."""
        starts = (previous.starts_on, self.period.starts_on)
        first, now = (day.year * 12 + day.month - 1 for day in starts)
        moved = (month.year * 12 + month.month - 1 + first - now for month in self.months)
        return tuple(date(number // 12, number % 12 + 1, 1) for number in moved)

    def as_of(self, today: date) -> date:
        """Return the day the figures speak of: the period's last day, at most today."""
        last = min(self.period.ends_on, today, self.known_on or today)
        return max(self.period.starts_on, last)


_NAMES = tuple(
    field.name for field in fields(Selection) if field.name not in {"period", "known_on"}
)
