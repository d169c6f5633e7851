"""Marks that are touched: the page narrows to them, and chips say what it is narrowed to."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from charts import points
from charts.points import MARK
from charts.ready import Ready
from core import formats
from core.access import Action, may
from core.dimensions import BY_NAME, Dimension, Mark, codes_of, read_mark
from core.mark_names import NAMES
from ui import charts, data, filters, session
from ui.forms import choices
from ui.markdown import plain
from ui.page import Page

CHOSEN = "mark_chosen"


def chart(figure: Ready, key: str, *, alt: str) -> None:
    """Draw a chart whose marks narrow the page; touched once more, a mark is taken off again."""
    name = f"chart_{key}"
    number = _drawing(name)
    on_touch = partial(_narrow, name, number)
    charts.draw(figure, key=_widget(name, number), alt=alt, on_touch=on_touch)


def offer_list(page: Page, figure: Ready, key: str) -> None:
    """Offer the chart's marks as a list: for the keyboard, and for whoever hears the page.

    Belongs into a fragment, which gives way to the whole page when something was chosen.
    """
    if session.recall(CHOSEN):
        session.forget(CHOSEN)
        st.rerun()
    found = points.marked(figure)
    if not found:
        return
    widget = _widget(f"list_{key}", _drawing(f"list_{key}"))
    st.selectbox(
        page.words("Narrow the page to"),
        list(found),
        index=None,
        format_func=found.__getitem__,
        placeholder=page.words("Choose a part of the chart"),
        key=widget,
        on_change=_choose,
        args=(f"list_{key}", widget),
    )


def _choose(name: str, widget: str) -> None:
    mark = session.recall(widget)
    session.remember(f"{name}_drawing", _drawing(name) + 1)
    if mark:
        filters.toggle(read_mark(str(mark)))
        session.remember(CHOSEN, value=True)


def draw_chips(page: Page, *, but: str = "", beside: Callable[[], None] | None = None) -> bool:
    """Draw what the page is narrowed to, in sight however far down the page somebody reads.

    Each chip can be taken off, and all of them at once. `but` is the dimension that the page
    itself is about, which no chip takes off; `beside` draws what stands in the same row. Their
    place is kept when there are none, or the browser would throw away and draw anew whatever
    stands below. Returns whether there is anything to draw.
    """
    chosen = {name: codes for name, codes in filters.chosen().items() if name != but}
    words, row = page.words, st.container(horizontal=True, vertical_alignment="center", key="chips")
    if not chosen:
        return False
    with row:
        for name, codes in chosen.items():
            dimension = BY_NAME[name]
            said = ", ".join(plain(label(page, dimension, code)) for code in codes)
            st.button(
                f"{words(dimension.title)}: {said}",
                key=f"chip_{name}",
                icon=":material/close:",
                help=words("Take this filter off"),
                on_click=filters.take_off,
                args=(name,),
            )
        st.button(
            words("Take all off"),
            key="chips_off",
            type="tertiary",
            on_click=filters.take_off,
            args=tuple(chosen),
        )
        if beside:
            beside()
    return True


def told(page: Page, mark: Mark) -> str:
    """Return what a mark stands for, in words."""
    parts = ((BY_NAME[name], codes) for name, codes in codes_of(mark).items())
    return " · ".join(
        f"{page.words(one.title)}: {', '.join(label(page, one, code) for code in codes)}"
        for one, codes in parts
    )


def _narrow(name: str, number: int) -> None:
    """Narrow to the mark that was touched; the next drawing begins with nothing chosen in it.

    The browser goes on telling of a drawing that is gone: what it says then is passed over.
    """
    state = session.recall(_widget(name, number))
    if number != _drawing(name) or not isinstance(state, Mapping):
        return
    session.remember(f"{name}_drawing", number + 1)
    touched = state.get("selection", {}).get("points", [])
    found = (read_mark(str(point.get("customdata", ["", ""])[MARK])) for point in touched)
    mark = next((one for one in found if one), None)
    if mark:
        filters.toggle(mark)


def _drawing(name: str) -> int:
    return int(str(session.recall(f"{name}_drawing", 0)))


def _widget(name: str, number: int) -> str:
    return f"{name}_{number}"


def label(page: Page, dimension: Dimension, code: str) -> str:
    """Return what a code of a dimension is called."""
    if dimension.reference_list:
        return page.reference.name(dimension.reference_list, code)
    if dimension.name in LOOKED_UP:
        return LOOKED_UP[dimension.name](page, code)
    named = NAMES.get(dimension.name)
    return named(page.words, code) if named else code


def _teacher(page: Page, teacher_id: str) -> str:
    """Return the name of a teacher in sight; of others nothing is told."""
    sight = data.sight(page.person)
    rows = data.rows(page, "people/employment", organisation_ids=sight.organisation_ids)
    row = next((row for row in rows if str(row["teacher_id"]) == teacher_id), None)
    seen = row is not None and sight.includes(str(row["organisation_id"]), teacher_id)
    if row is None or not seen or not may(page.person, Action.VIEW_NAMES):
        return page.words("one teacher")
    return formats.person_name(row["last_name"], row["first_name"], row["middle_name"])


LOOKED_UP: Mapping[str, Callable[[Page, str], str]] = {  # codes that are ids
    "teacher": _teacher,
    "resource": lambda page, code: choices.resource_title(page, code) or page.words("one resource"),
}
