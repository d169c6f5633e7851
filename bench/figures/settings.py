"""A setting of the filters: who looks, at which period, narrowed to what, known on which day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import strategies as st

from core import periods
from core.access import Person, Role
from core.periods import Period

FIRST_YEAR = 2023  # the demonstration has three school years and nothing before them
WHO = (Role.DIRECTOR, Role.DIRECTOR, Role.PRESENTER, Role.GROUP_LEAD, Role.TEACHER)
LISTS = {
    "community": "communities",
    "kind": "kinds",
    "level": "levels",
    "outcome": "outcomes",
    "role": "roles",
    "group": "method_groups",
    "subject": "subjects",
    "resource_kind": "resource_kinds",
}


@dataclass(frozen=True)
class Setting:
    """What the filters of a screen say; `chosen` are codes by the name of their dimension."""

    person: Person
    today: date
    period: Period
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    with_waiting: bool = False
    known_on: date | None = None
    is_compared: bool = False
    since: date = date(2026, 3, 1)  # set against now on the first screen

    def __str__(self) -> str:
        days = f"{self.period.kind} {self.period.starts_on}..{self.period.ends_on}"
        marks = {name: ",".join(codes) for name, codes in self.chosen.items()}
        more = f"waiting={self.with_waiting} known={self.known_on} compared={self.is_compared}"
        more += f" since={self.since}"
        return f"{self.person.role} {days} {marks} {more}"


def person(organisation_id: str, role: Role, *, teacher_id: str = "", group: str = "") -> Person:
    """Return somebody who reads English, whose words are the message ids."""
    is_narrow = role in {Role.TEACHER, Role.GROUP_LEAD}
    return Person(
        "00000000-0000-0000-0000-000000000001",
        organisation_id,
        role,
        role.value,
        role.value,
        "en",
        teacher_id if is_narrow else None,
        group if role is Role.GROUP_LEAD else None,
    )


def settings(
    organisation_id: str, codes: Mapping[str, Sequence[str]], today: date
) -> st.SearchStrategy[Setting]:
    """Draw any setting; `codes` are what may be chosen of each dimension."""
    who = st.builds(
        person,
        st.just(organisation_id),
        st.sampled_from(WHO),
        teacher_id=st.sampled_from(codes["teacher"]),
        group=st.sampled_from(codes["group"]),
    )
    known = st.none() | _days(today - timedelta(days=500), today - timedelta(days=1))
    return st.builds(
        Setting,
        person=who,
        today=st.just(today),
        period=_periods(today),
        chosen=_chosen(codes, today),
        with_waiting=st.booleans(),
        known_on=st.none() | known,
        is_compared=st.booleans(),
        since=_days(today - timedelta(days=500), today - timedelta(days=1)),
    )


def _days(first: date, last: date) -> st.SearchStrategy[date]:
    return st.dates(min_value=first, max_value=last)


def _periods(today: date) -> st.SearchStrategy[Period]:
    years = st.integers(FIRST_YEAR, periods.school_year_of(today))
    days = _days(date(FIRST_YEAR + 1, 8, 1), today + timedelta(days=40))
    return st.one_of(
        st.just(periods.school_year(periods.school_year_of(today))),
        st.builds(periods.school_year, years),
        st.builds(periods.half_year, years, st.integers(1, 2)),
        st.builds(periods.quarter, years, st.integers(1, 4)),
        st.builds(periods.calendar_year, st.integers(FIRST_YEAR + 1, today.year)),
        st.builds(periods.month, st.integers(FIRST_YEAR + 1, today.year), st.integers(1, 12)),
        st.builds(periods.any_range, days, days),
    )


def _chosen(
    codes: Mapping[str, Sequence[str]], today: date
) -> st.SearchStrategy[dict[str, tuple[str, ...]]]:
    """Draw up to three dimensions that narrow, each with one to three codes."""
    first = periods.school_year(FIRST_YEAR + 1).starts_on
    months = [
        date(first.year + number // 12, number % 12 + 1, 1).isoformat()
        for number in range(8, 8 + (today.year - first.year) * 12 + today.month - 8)
    ]
    offered: dict[str, Sequence[str]] = {
        **codes,
        "subject": (*codes["subject"], "not_stated"),
        "part": ("document", "course"),
        "weekday": [str(day) for day in range(1, 8)],
        "grade": [str(grade) for grade in range(1, 10)],
        "year": [str(year) for year in range(FIRST_YEAR + 1, today.year + 1)],
        "month": months,
    }
    names = st.lists(st.sampled_from(sorted(offered)), max_size=3, unique=True)
    return names.flatmap(
        lambda found: st.fixed_dictionaries(
            {
                name: st.lists(
                    st.sampled_from(offered[name]), min_size=1, max_size=3, unique=True
                ).map(tuple)
                for name in found
            }
        )
    )
