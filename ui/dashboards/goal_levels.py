"""The goals that lie behind the bars of a chart: of method groups, of a teacher's years."""

from collections.abc import Sequence

import pandas as pd

from charts import goal_sentences
from core.goals import Levels
from core.i18n import Words
from core.periods import school_year
from services.goals import Unit
from ui.dashboards import goals
from ui.dashboards.view import View


def of_groups(view: View, rows: pd.DataFrame, code: str, *, groups: Sequence[str]) -> pd.DataFrame:
    """Return bars of method groups with the groups' goals.

    Where the bars are shares of `whole` people, the bands are too; in words the goal is in people.
    """
    found = goals.of_groups(view, code)
    goal = [found.get(group) for group in groups]
    if "whole" not in rows:
        return _with(rows, goal, goal, words=view.page.words)
    scaled = [
        _scaled(levels, 1 / whole) if levels and whole else None
        for levels, whole in zip(goal, rows["whole"], strict=True)
    ]
    return _with(rows, goal, scaled, words=view.page.words)


def of_years(view: View, rows: pd.DataFrame, code: str, *, years: Sequence[int]) -> pd.DataFrame:
    """Return bars of a teacher's school years with the teacher's goals for these years."""
    (teacher_id,) = view.selection.teachers
    found = {
        goal.period: goal.levels
        for goal in goals.in_sight(view.page, view.selection)
        if goal.unit == Unit(teacher_id=teacher_id)
        and goal.indicator.code == code
        and not goal.is_withdrawn
    }
    if goals.is_cut(view.selection) or view.selection.method_groups:
        return rows
    goal = [found.get(school_year(year)) for year in years]
    return _with(rows, goal, goal, words=view.page.words)


def _with(
    rows: pd.DataFrame,
    goal: Sequence[Levels | None],
    scaled: Sequence[Levels | None],
    *,
    words: Words,
) -> pd.DataFrame:
    if not any(goal):
        return rows
    texts = [
        goal_sentences.beside(words, text, levels.good) if levels else text
        for text, levels in zip(rows["text"], goal, strict=True)
    ]
    return rows.assign(text=texts, levels=pd.Series(list(scaled), index=rows.index, dtype=object))


def _scaled(levels: Levels, factor: float) -> Levels:
    return Levels(levels.minimum * factor, levels.good * factor, levels.excellent * factor)
