"""The standard selection: what a person may see and what the filters narrow it to."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta

from core.periods import Against, Period, any_range, beginning, school_year_of


@dataclass(frozen=True)
class Selection:
    """What a dashboard counts: the limits of sight first, the filters after them.

    `teacher_ids` None means everyone in the organisations, a tuple means only these (an empty
    one nobody). An empty tuple in a filter means all. `known_on` sets everything back to the end
    of that day: as it was known then. Of `parts` each one has to hold. `weekdays` count from
    Monday, 1; of `partners` the empty one is the own school. A subject may be NOT_STATED of
    core.dimensions.
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
    parts: tuple[str, ...] = ()
    method_groups: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    grades: tuple[int, ...] = ()
    teachers: tuple[str, ...] = ()
    weekdays: tuple[int, ...] = ()
    resource_kinds: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    with_waiting: bool = False
    known_on: date | None = None

    @property
    def known_at(self) -> datetime | None:
        """The UTC moment to which everything is set back; None for now."""
        return beginning(self.known_on + timedelta(days=1)) if self.known_on else None

    def parameters(self) -> dict[str, object]:
        """Return the parameter of every statement that `takes selection`."""
        values = {name: getattr(self, name) for name in _NAMES}
        period = {"starts_on": self.period.starts_on, "ends_on": self.period.ends_on}
        return {"selection": values | period | {"known_at": self.known_at}}

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

    def against(self, today: date) -> Against:
        """Return the days that are told up to today, and those they are compared with."""
        today = min(today, self.known_on or today)
        period = self.period
        if period.starts_on <= today < period.ends_on:
            period = replace(period, ends_on=today)
        then = self.before(today).period
        return Against(period, then, then.starts_on != self.period.previous().starts_on)

    def before(self, today: date) -> "Selection":
        """Return the same selection over the period it is compared with, cut at the same day.

        A period that still runs is compared with as many days of the one before, so that
        November is never set against a whole year.
        """
        previous = self.period.compared()
        today = min(today, self.known_on or today)
        if self.period.starts_on <= today < self.period.ends_on:
            elapsed = today - self.period.starts_on
            cut = min(previous.starts_on + elapsed, previous.ends_on)
            previous = replace(previous, ends_on=cut)
        return replace(
            self,
            period=previous,
            months=self._months_before(previous),
            school_years=self._school_years_before(previous),
        )

    def _months_before(self, previous: Period) -> tuple[date, ...]:
        """Return the chosen months as far from the start of the period before as of this one."""
        starts = (previous.starts_on, self.period.starts_on)
        first, now = (day.year * 12 + day.month - 1 for day in starts)
        moved = (month.year * 12 + month.month - 1 + first - now for month in self.months)
        return tuple(date(number // 12, number % 12 + 1, 1) for number in moved)

    def _school_years_before(self, previous: Period) -> tuple[int, ...]:
        """Return the chosen school years moved as far as the period, like its months."""
        first, now = (school_year_of(day) for day in (previous.starts_on, self.period.starts_on))
        return tuple(year + first - now for year in self.school_years)

    def as_of(self, today: date) -> date:
        """Return the day the figures speak of: the period's last day, at most today."""
        last = min(self.period.ends_on, today, self.known_on or today)
        return max(self.period.starts_on, last)


_NAMES = tuple(
    field.name for field in fields(Selection) if field.name not in {"period", "known_on"}
)
