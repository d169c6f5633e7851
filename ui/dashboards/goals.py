"""The goals in sight, the view that each one's figure is counted in, and how it stands there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from core import period_codes
from core.goals import Before, Levels, Standing, plan
from core.indicators import INDICATORS, Growth, Indicator
from core.periods import Period, QuarterStarts, beginning
from core.selection import Selection
from db import Row
from services.goals import Unit, limits_of
from services.versions import Opened
from ui import data, period_filter
from ui.dashboards import sources
from ui.dashboards.view import View
from ui.forms import choices
from ui.page import Page


@dataclass(frozen=True)
class Goal:
    """A goal as it is read."""

    opened: Opened
    indicator: Indicator
    unit: Unit
    period: Period
    levels: Levels
    note: str
    is_withdrawn: bool


def in_sight(page: Page, selection: Selection | None = None) -> tuple[Goal, ...]:
    """Return the goals that the person may see, withdrawn ones too; as known when a view says."""
    known_on = selection.known_on if selection else None
    known_at = beginning(known_on + timedelta(days=1)) if known_on else None
    limits = limits_of(data.sight(page.person), page.person)
    rows = data.rows(page, "goals/in_sight", **limits, known_at=known_at)
    starts = period_filter.quarter_starts(page)
    return tuple(goal for goal in (_goal(row, starts) for row in rows) if goal)


def of_view(view: View) -> Mapping[str, Goal]:
    """Return the goals for just what a view shows, by the figure's code.

    A view that is narrowed to a part of a unit has none: a goal beside a part of its figure would
    look missed.
    """
    unit = _unit(view)
    return {
        goal.indicator.code: goal
        for goal in in_sight(view.page, view.selection)
        if (goal.unit, goal.period) == (unit, view.selection.period) and not goal.is_withdrawn
    }


def of_groups(view: View, code: str) -> Mapping[str, Levels]:
    """Return the goals of method groups for a figure of a view that shows whole groups."""
    if is_cut(view.selection) or view.selection.teachers:
        return {}
    return {
        goal.unit.method_group: goal.levels
        for goal in in_sight(view.page, view.selection)
        if goal.unit.method_group
        and (goal.indicator.code, goal.period) == (code, view.selection.period)
        and not goal.is_withdrawn
    }


def view_of(page: Page, unit: Unit, period: Period) -> View:
    """Return the view in which a goal's figure is counted: its unit and period, nothing else."""
    limits = data.sight(page.person)
    selection = Selection(
        limits.organisation_ids,
        limits.teacher_ids,
        period,
        method_groups=(unit.method_group,) if unit.method_group else (),
        teachers=(unit.teacher_id,) if unit.teacher_id else (),
    )
    return View(page, selection)


def standing(view: View, goal: Goal) -> Standing | None:
    """Return how a goal stands in its view; None where it is about too few people to be shown."""
    indicator, period = goal.indicator, view.selection.period
    now = sources.row_of(view, indicator)
    if not now or any(view.hides(count) for count in _people(indicator, now)):
        return None
    as_of = min(view.page.today, view.selection.known_on or view.page.today)
    value = float(now[indicator.column] or 0)
    return Standing(
        value,
        goal.levels,
        period,
        as_of,
        plan(
            period,
            as_of,
            then=_then(view, indicator) if as_of < period.ends_on else None,
            by_days=indicator.growth is Growth.ADDED_UP,
        ),
        events=_events(indicator, now),
        most=float(now[indicator.whole_column]) if indicator.whole_column else None,
    )


def unit_name(page: Page, unit: Unit) -> str:
    """Return whose goal it is, in words."""
    if unit.teacher_id:
        return choices.teacher_names(page).get(unit.teacher_id, page.words("one teacher"))
    if unit.method_group:
        name = page.reference.name("method_groups", unit.method_group)
        return f"{page.words('Method group')}: {name}"
    return page.words("The whole school")


def address(goal: Goal) -> dict[str, str]:
    """Return the filters that show just the goal's figure on a screen, whatever was chosen."""
    found = {
        "period": period_codes.encode(goal.period),
        "group": goal.unit.method_group,
        "teacher": goal.unit.teacher_id or "",
    }
    return {name: text for name, text in found.items() if text}


def _goal(row: Row, starts: QuarterStarts) -> Goal | None:
    """Return the goal of a row; None for a figure that is not in the catalogue any more."""
    indicator = INDICATORS.get(row["indicator"])
    period = period_codes.decode(row["period"], starts)
    if indicator is None or period is None:
        return None
    return Goal(
        Opened(str(row["goal_id"]), row["version"]),
        indicator,
        Unit(row["method_group"], str(row["teacher_id"]) if row["teacher_id"] else None),
        period,
        Levels(row["minimum"], row["good"], row["excellent"]),
        row["note"],
        row["is_withdrawn"],
    )


def _unit(view: View) -> Unit | None:
    """Return whose figures a view shows whole; None where it shows a part of somebody's."""
    selection = view.selection
    if is_cut(selection):
        return None
    match (selection.method_groups, selection.teachers):
        case ((), ()):
            return _own_unit(view.page)
        case ((group,), ()):
            return Unit(group)
        case ((), (teacher_id,)):
            return Unit(teacher_id=teacher_id)
        case _:
            return None


def _own_unit(page: Page) -> Unit | None:
    """Return whose figures a person sees without any filter."""
    teacher_ids, led_group = data.sight(page.person).teacher_ids, page.person.led_method_group
    if teacher_ids is None:
        return Unit()
    if led_group:
        return Unit(led_group)
    return Unit(teacher_id=teacher_ids[0]) if len(teacher_ids) == 1 else None


def is_cut(selection: Selection) -> bool:
    """Say whether anything but a group or a teacher narrows it, or what waits is counted too."""
    units = replace(selection, method_groups=(), teachers=(), known_on=None)
    whole = Selection(selection.organisation_ids, selection.teacher_ids, selection.period)
    return units != whole


def _people(indicator: Indicator, row: Row) -> tuple[int, ...]:
    columns = (indicator.people, "participants", "staff")
    return tuple(row[column] for column in columns if column in row)


def _events(indicator: Indicator, row: Row) -> float:
    """Return how many records a figure was added up from."""
    return float(row.get(indicator.events or indicator.column) or 0)


def _then(view: View, indicator: Indicator) -> Before:
    """Return what the period compared with had by the same day of it, and in all."""
    previous = replace(view.selection, period=view.selection.period.compared())
    rows = [sources.row_of(one, indicator) for one in (view.before, View(view.page, previous))]
    by_then, in_all = (float(row.get(indicator.column) or 0) for row in rows)
    return Before(by_then, in_all, _events(indicator, rows[1]))
