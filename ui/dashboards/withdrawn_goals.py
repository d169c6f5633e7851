"""The goals that were withdrawn, folded away, each with the way back."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from core.access import Action, may
from core.i18n import N_
from services.goals import restore_goal
from ui import period_filter
from ui.dashboards import goals
from ui.dashboards.goal_form import done, draw_refusal
from ui.dashboards.goals import Goal
from ui.forms.form import Form
from ui.markdown import plain
from ui.page import Page


def draw(page: Page, found: Sequence[Goal]) -> None:
    """Draw the withdrawn goals, to whoever may put them back."""
    if not found or not may(page.person, Action.SET_GOALS):
        return
    form = Form(page, "goals_withdrawn")
    for goal in found:
        if form.asked(goal.opened.record_id):
            deed = partial(restore_goal, page.storage, page.person, goal.opened)
            form = replace(form, violations=done(form, deed, told=N_("The goal is back.")))
    label = page.words("Withdrawn goals")
    with st.expander(label, key="goals_withdrawn", icon=":material/delete:"):
        form.note("indicator")
        draw_refusal(form)
        for goal in found:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(_told(page, goal)))
                form.button(page.words("Restore"), goal.opened.record_id, type="tertiary")


def _told(page: Page, goal: Goal) -> str:
    place = (goals.unit_name(page, goal.unit), period_filter.name(goal.period, page))
    return " · ".join((page.words(goal.indicator.name), *place))
