"""The screen of the goals: a card for each one, by whose it is, the withdrawn ones at the end."""

from collections.abc import Sequence

import streamlit as st

from charts import bullet, goal_sentences
from charts.bullet import Bullet
from charts.goal_sentences import STATES
from charts.sentences import together
from core import formats
from core.access import Action, may
from core.goals import Standing, State
from core.i18n import N_, Words
from core.indicators import CATALOGUE, Growth, screens_of, written
from core.sitemap import screen_of
from services.goals import Unit
from ui import charts, period_filter
from ui.dashboards import behind, figures, goal_form, goal_handover, goals, withdrawn_goals
from ui.dashboards.goals import Goal
from ui.dashboards.one_teacher import Trajectory
from ui.markdown import plain
from ui.meeting import offering
from ui.page import Page

NARROWEST = 330  # pixels of a card before the cards stand below each other
NOW, OVER, AHEAD = N_("Under way"), N_("Over"), N_("To come")
SIGNS = {
    State.TO_COME: ":material/schedule:",
    State.EXCELLENT: ":material/star:",
    State.GOOD: ":material/check_circle:",
    State.ON_PLAN: ":material/trending_up:",
    State.BEHIND: ":material/trending_flat:",
    State.LATE: ":material/warning:",
    State.UNTOLD: ":material/hourglass_empty:",
    State.ENOUGH: ":material/check:",
    State.MISSED: ":material/close:",
}


def draw(page: Page) -> None:
    """Draw the goals of the chosen time, by whose they are."""
    goal_form.draw_told(page)
    goal_handover.draw_told(page)
    found = goals.in_sight(page)
    standing = in_order(page, [goal for goal in found if not goal.is_withdrawn])
    with st.container(horizontal=True, vertical_alignment="bottom", key="goals_head"):
        times = {_time(page, goal) for goal in standing}
        chosen = _draw_times(page, [time for time in (NOW, OVER, AHEAD) if time in times])
        goal_form.offer(page)
        goal_handover.offer(page, standing)
    if not standing:
        _draw_empty(page)
    for title, own in _parts([goal for goal in standing if _time(page, goal) == chosen]):
        st.subheader(page.words(title), anchor=False)
        _draw_cards(page, own, among=standing, is_changeable=True)
    goal_form.draw(page, standing)
    goal_handover.draw(page, standing)
    withdrawn_goals.draw(page, [goal for goal in found if goal.is_withdrawn])


def draw_of_teacher(trajectory: Trajectory) -> None:
    """Draw a teacher's own goals whose period meets the chosen one."""
    page, period = trajectory.period.page, trajectory.period.selection.period
    own = [
        goal
        for goal in goals.in_sight(page)
        if goal.unit == Unit(teacher_id=trajectory.teacher_id)
        and not goal.is_withdrawn
        and goal.period.starts_on <= period.ends_on
        and goal.period.ends_on >= period.starts_on
    ]
    if own:
        st.subheader(page.words("Goals"), anchor=False)
        _draw_cards(page, in_order(page, own))


def _draw_cards(
    page: Page,
    found: Sequence[Goal],
    *,
    among: Sequence[Goal] = (),
    is_changeable: bool = False,
) -> None:
    """Draw a card for each goal, side by side where there is room."""
    with st.grid(2, min_column_width=NARROWEST, key=f"goal_cards_{found[0].opened.record_id}"):
        for goal in found:
            view = goals.view_of(page, goal.unit, goal.period)
            standing = goals.standing(view, goal)
            key = f"goal_{goal.opened.record_id}"
            with st.container(border=True, height="stretch", gap="xsmall", key=key):
                _draw_card(page, goal, standing, more=_of_groups(page, goal, among))
                with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                    if standing:
                        behind.offer_figure(view, goal.indicator, key=key)
                    _draw_link(page, goal)
                    if is_changeable:
                        goal_form.offer_change(page, goal)
                        slide = offering.of_card(page, key, goals.address(goal))
                        offering.offer(page, key, slide)


def _draw_card(page: Page, goal: Goal, found: Standing | None, *, more: str) -> None:
    """Draw whose goal it is, how it stands and what is said of it, `more` at the end."""
    words, name = page.words, page.words(goal.indicator.name)
    shown = value(words, goal, found) if found else figures.DASH
    st.metric(name, shown, help=figures.meaning(words, goal.indicator))
    place = (goals.unit_name(page, goal.unit), period_filter.name(goal.period, page))
    st.caption(plain(" · ".join(place)))
    if found:
        _draw_standing(page, goal, found)
        st.markdown(plain(together(goal_sentences.standing(words, found), more)))
    else:
        st.markdown(words("Not shown: it is about fewer than 3 people."))
    if goal.note:
        st.caption(plain(goal.note))


def value(words: Words, goal: Goal, found: Standing) -> str:
    """Return how far a goal's figure has come, out of what where something bounds it."""
    text = written(goal.indicator, found.value, words.language)
    if found.most is None:
        return text
    whole = formats.number(found.most, words.language)
    return words("{part} of {whole}", part=text, whole=whole)


def _draw_standing(page: Page, goal: Goal, found: Standing) -> None:
    words = page.words
    state, named = words(STATES[found.state]), goal_sentences.levels(words, found.levels)
    st.markdown(f"{SIGNS[found.state]} **{plain(state)}**")
    due = None if found.is_over or found.state is State.TO_COME else found.due
    figure = bullet.drawn(Bullet(found.value, found.levels, due, words("plan")), words.language)
    key = f"bullet_{goal.opened.record_id}"
    charts.draw(figure, key=key, alt=f"{state}. {named}")
    st.caption(plain(named))


def _of_groups(page: Page, goal: Goal, among: Sequence[Goal]) -> str:
    """Return how the groups' goals of the same figure and period sum up to the school's."""
    parts = [
        other.levels.good
        for other in among
        if other.unit.method_group
        and (other.indicator.code, other.period) == (goal.indicator.code, goal.period)
    ]
    is_whole = goal.unit == Unit() and goal.indicator.growth is Growth.ADDED_UP
    if not parts or not is_whole:
        return ""
    return goal_sentences.of_groups(page.words, sum(parts), goal.levels.good, goals=len(parts))


def _draw_link(page: Page, goal: Goal) -> None:
    """Lead to the screen that shows the figure, narrowed to the goal's unit and period."""
    paths = screens_of(goal.indicator)
    wanted = "dashboards/teacher.py"
    path = wanted if goal.unit.teacher_id and wanted in paths else next(iter(paths), "")
    is_elsewhere = path not in {"", page.screen.path}
    if is_elsewhere and may(page.person, screen_of(path).action):
        screen = screen_of(path)
        st.page_link(
            path,
            label=page.words(screen.title),
            icon=screen.icon,
            query_params=goals.address(goal),
        )


def _draw_times(page: Page, times: Sequence[str]) -> str:
    if not times:
        return NOW
    if len(times) == 1:
        return times[0]
    chosen = st.segmented_control(
        page.words("Period"),
        times,
        default=times[0],
        required=True,
        format_func=page.words,
        key="goals_time",
    )
    return str(chosen)


def _draw_empty(page: Page) -> None:
    text = page.words("No goal is set yet.")
    if may(page.person, Action.SET_GOALS):
        text += " " + page.words(
            "A goal says what a figure is to reach by the end of a period: choose the figure, "
            "whose goal it is, the period and three levels."
        )
    st.info(text, icon=":material/flag:")


def in_order(page: Page, found: Sequence[Goal]) -> Sequence[Goal]:
    """Return the goals by the catalogue, then by the names of groups and teachers, by period."""

    def place(goal: Goal) -> tuple[int, str, str]:
        name = goals.unit_name(page, goal.unit)
        return CATALOGUE.index(goal.indicator), name, str(goal.period.starts_on)

    return sorted(found, key=place)


def _time(page: Page, goal: Goal) -> str:
    if goal.period.ends_on < page.today:
        return OVER
    return AHEAD if goal.period.starts_on > page.today else NOW


def _parts(found: Sequence[Goal]) -> Sequence[tuple[str, Sequence[Goal]]]:
    """Return the goals by whose they are; parts without any are left out."""
    parts = (
        (N_("The school"), [goal for goal in found if goal.unit == Unit()]),
        (N_("Method groups"), [goal for goal in found if goal.unit.method_group]),
        (N_("Teachers"), [goal for goal in found if goal.unit.teacher_id]),
    )
    return [(title, own) for title, own in parts if own]
