"""The figures over the screens: value, whole, whether they may be shown, and by month."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from bench.figures import calendar
from bench.figures.counting import Counted
from bench.figures.network import concentration, connections
from bench.figures.quality import faults
from bench.figures.telling import among, number, people, percent, works
from core import formats

Frame = pd.DataFrame


@dataclass(frozen=True)
class Figure:
    """How one figure is counted from the records of a selection or of one month of it.

    `whole` gives the denominator; `guarded` counts the people it is about, where too few of them
    would be exposed; `reached` counts everybody in the records that it is counted from. `behind`
    counts who is behind it in a month, where these are others than the guarded ones.
    """

    value: Callable[[Counted], float | None]
    by_month: Callable[[Counted, Frame, Frame], float] | None = None
    whole: Callable[[Counted], float] | None = None
    shows_share: bool = False
    guarded: Callable[[Counted], int] | None = None
    reached: Callable[[Counted], int] = lambda _: 0
    behind: Callable[[Counted], int] | None = None

    def is_told_in(self, month: Counted) -> bool:
        """A month is guarded by everybody behind the figure in it, whoever is of the staff."""
        return not month.hides((self.behind or self.guarded or self.reached)(month))

    def is_hidden_in(self, counted: Counted) -> bool:
        """The period before is guarded by everybody in it, where no other people are named."""
        return counted.hides((self.guarded or self.reached)(counted))


def staff(counted: Counted) -> float:
    return len(counted.staff)


def courses(frame: Frame) -> Frame:
    return frame[frame["is_course"]]


def published(frame: Frame) -> Frame:
    return frame[frame["is_published"]]


def of_records(count: Callable[[Frame], float], **more: object) -> Figure:
    """Return a figure that is counted alike in the period and in each of its months."""
    return Figure(
        lambda counted: count(counted.taken),
        lambda _, taken, __: count(taken),
        reached=takers,
        **more,  # type: ignore[arg-type]
    )


def behind(column: str) -> Callable[[Counted], int]:
    """Return how many people have anything in a column."""
    return lambda counted: people(counted.taken[counted.taken[column] > 0])


def of_flag(column: str) -> Figure:
    return of_records(lambda taken: taken[column].sum(), guarded=behind(column))


def of_the_staff(part: Callable[[Frame], Frame], **more: object) -> Figure:
    return Figure(
        lambda counted: among(part(counted.taken), counted.staff),
        lambda counted, taken, _: among(part(taken), counted.staff),
        staff,
        reached=takers,
        behind=lambda counted: (
            among(part(counted.taken), counted.staff) or people(part(counted.taken))
        ),
        **more,  # type: ignore[arg-type]
    )


def takers(counted: Counted) -> int:
    return people(counted.taken)


def users(counted: Counted) -> int:
    return people(counted.uses)


def in_role(role: str) -> Figure:
    return of_records(
        lambda taken: (taken["role"] == role).sum(),
        guarded=lambda counted: people(counted.taken[counted.taken["role"] == role]),
    )


def trainees(counted: Counted) -> int:
    return among(courses(counted.taken), counted.staff)


def takers_of_courses(counted: Counted) -> int:
    return people(courses(counted.taken))


def of_uses(column: str, **more: object) -> Figure:
    return Figure(
        lambda counted: counted.uses[column].fillna(0).sum(),
        lambda _, __, uses: uses[column].fillna(0).sum(),
        reached=users,
        **more,  # type: ignore[arg-type]
    )


def of_faults(name: str) -> Figure:
    return Figure(
        lambda counted: len(faults(counted)[name]),
        whole=lambda counted: len(faults(counted)["records"]),
        guarded=lambda counted: people(faults(counted)[name]),
    )


FIGURES: Mapping[str, Figure] = {
    "teachers": of_the_staff(lambda taken: taken, shows_share=True),
    "participations": of_records(len),
    "works": of_records(works, guarded=behind("is_published")),
    "documents": of_flag("has_document"),
    "course_hours": of_records(
        lambda taken: taken["course_hours"].sum(), guarded=trainees, behind=takers_of_courses
    ),
    "trainees": of_the_staff(courses, shows_share=True),
    "courses": of_records(
        lambda taken: taken["is_course"].sum(), guarded=trainees, behind=takers_of_courses
    ),
    "webinar_hours": of_records(
        lambda taken: taken["webinar_hours"].sum(), guarded=behind("webinar_hours")
    ),
    "above_municipal": of_flag("is_above"),
    "prizes": of_flag("is_prize"),
    "authors": of_the_staff(
        published, guarded=lambda counted: among(published(counted.taken), counted.staff)
    ),
    "talks": in_role("speaker"),
    "jury_work": in_role("expert"),
    "mentoring": in_role("mentor"),
    "resource_uses": of_uses("times", guarded=users),
    "resource_teachers": Figure(
        lambda counted: among(counted.uses, counted.staff),
        lambda counted, _, uses: among(uses, counted.staff),
        staff,
        reached=users,
        behind=lambda counted: among(counted.uses, counted.staff) or users(counted),
    ),
    "resources_in_use": Figure(
        lambda counted: counted.uses["resource_id"].nunique(),
        lambda _, __, uses: uses["resource_id"].nunique(),
        lambda counted: len(counted.catalogue),
        reached=users,
    ),
    "pupils_reached": of_uses("pupils_reached"),
    "bridges": Figure(
        lambda counted: len(connections(counted).bridges),
        whole=staff,
        guarded=lambda counted: len(connections(counted).bridges),
    ),
    "three_most_active": Figure(
        lambda counted: found.of_three if (found := concentration(counted)) else None,
        whole=lambda counted: len(counted.of_staff),
        shows_share=True,
    ),
    "gini": Figure(lambda counted: found.gini if (found := concentration(counted)) else None),
    **{name: of_faults(name) for name in ("without_evidence", "unrated", "late")},
    **{name: of_faults(name) for name in ("returned", "waiting")},
}


@dataclass(frozen=True)
class Told:
    """What stands on the screen of a figure; nothing where it is hidden."""

    value: str
    share: str = ""
    change: float | None = None
    trend: tuple[float, ...] = ()


def told(counted: Counted, code: str) -> Told | None:
    """Return a figure as the screen has to tell it; None where it has no sense."""
    figure = FIGURES[code]
    value = figure.value(counted)
    if value is None:
        return None
    if figure.guarded and counted.hides(figure.guarded(counted)):
        return Told("–")
    if code == "gini":
        return Told(formats.coefficient(value, "en"))
    whole = figure.whole(counted) if figure.whole else None
    text = number(value) if whole is None else f"{number(value)} of {number(whole)}"
    share = percent(value, whole) if figure.shows_share and whole is not None else ""
    change = None
    if not figure.is_hidden_in(counted.before) and calendar.is_fair(counted.setting):
        change = float(round(value - (figure.value(counted.before) or 0), 6))
    return Told(text, share, change, tuple(_trend(counted, figure)))


def _trend(counted: Counted, figure: Figure) -> list[float]:
    if figure.by_month is None:
        return []
    months = calendar.months_from(counted.period.starts_on, counted.period.ends_on)
    taken, uses = counted.taken, counted.uses
    found = {*taken["month"], *uses["month"]}
    parts = (counted.narrowed(month=(month.isoformat(),)) for month in months if month in found)
    if not counted.names_are_seen and not all(figure.is_told_in(part) for part in parts):
        return []  # a small chart shows all of its months or none
    return [
        float(figure.by_month(counted, taken[taken["month"] == m], uses[uses["month"] == m]))
        for m in months
    ]
