"""The first look: what changed since a day beside what to look at, what waits and what is late."""

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui import session
from ui.cards import draw as draw_cards
from ui.cards import make as make_cards
from ui.dashboards import attention, changes, late, since, then
from ui.dashboards.view import View
from ui.review import waiting

CHOICE, KEPT = "changes_by", "changes_by_kept"


def make(view: View) -> None:
    """Make the chart that is drawn here before the screen is sent, as `ui.cards.make` says."""
    day, division = since.chosen_day(view.page), _division()
    make_cards(_alone(view), (changes.card(changes.DIVISIONS[division], day),))


def draw(view: View) -> DeltaGenerator:
    """Draw the change on the left; return the place on the right for what asks for a hand."""
    with st.container(key="first_look"):
        left, right = st.columns(2)
    with left:
        _draw_change(view)
    return right.container()


def tell(view: View) -> None:
    """Draw what asks for a hand: the browser draws the charts while it is looked for."""
    said = attention.draw(view)
    if view.selection.known_on is None:  # what waits, waits today
        waiting.draw(view.page)
    late.draw(view, but=[one.name for one in said])


def _draw_change(view: View) -> None:
    words = view.page.words
    titles = {name: words(one.title) for name, one in changes.DIVISIONS.items()}
    if session.is_screen_new():
        session.remember(CHOICE, _division())
    with st.container(horizontal=True, vertical_alignment="center", key="changes_choice"):
        day = since.draw(view.page)
        chosen = st.segmented_control(
            words("What made the change"),
            list(titles),
            format_func=titles.__getitem__,
            required=True,
            key=CHOICE,
            label_visibility="collapsed",
        )
    division = changes.DIVISIONS[chosen or _division()]
    session.remember(KEPT, division.name)
    draw_cards(_alone(view), (changes.card(division, day),))
    if view.selection.known_on is None:  # the list sets that day against now
        then.offer_changes(changes.then_known(view, day), key="changes_records")


def _division() -> str:
    """Return the way to divide the change that was chosen, on a screen just opened the last one."""
    key = KEPT if session.is_screen_new() else CHOICE
    return str(session.recall(key) or next(iter(changes.DIVISIONS)))


def _alone(view: View) -> View:
    """Return the view without the period before: the change is set against a day."""
    return replace(view, is_compared=False)
