"""What a kind of activity is prefilled with in the form of a participation."""

import streamlit as st

from core.i18n import N_
from services.reference import KindDefaults
from services.reference_offers import COUNTED_BY_HOURS, DEFAULTS, MOST_HOURS, set_defaults
from ui.admin.deeds import finish, round_of, told
from ui.fields import Notes
from ui.page import Page

LABELS = {
    "role": N_("Role"),
    "outcome": N_("Outcome"),
    "level": N_("Level"),
    "document": N_("Document"),
}


def draw(page: Page, kind: str, *, name: str) -> None:
    """Draw the form; `name` is of the drawer it stands in."""
    notes = Notes(page.words)
    with (
        st.expander(page.words("What the form is prefilled with")),
        st.form(f"{name}_{round_of(name)}_{kind}_defaults", border=False),
    ):
        chosen = {field: _draw_choice(page, kind, field, notes=notes) for field in LABELS}
        hours = _draw_hours(page, kind, notes) if kind in COUNTED_BY_HOURS else None
        is_sent = st.form_submit_button(page.words("Save the prefilling"))
    if is_sent:
        with told(notes):
            defaults = KindDefaults(**chosen, minimum_hours=hours)
            set_defaults(page.storage, page.person, kind, defaults=defaults)
            finish(page.words("Saved: new records begin with it."), name=name)


def _draw_choice(page: Page, kind: str, field: str, *, notes: Notes) -> str:
    list_name, now = DEFAULTS[field], str(getattr(page.reference.defaults(kind), field))
    codes = page.reference.codes(list_name)
    options = codes if now in codes else (*codes, now)
    chosen: str = st.selectbox(
        page.words(LABELS[field]),
        options,
        index=options.index(now),
        format_func=lambda code: page.reference.name(list_name, code),
        key=f"{kind}_default_{field}",
    )
    notes.place(field)
    return chosen


def _draw_hours(page: Page, kind: str, notes: Notes) -> float | None:
    hours = st.number_input(
        page.words("Counts from so many hours on"),
        min_value=1,
        max_value=MOST_HOURS,
        value=int(page.reference.defaults(kind).minimum_hours or 1),
        key=f"{kind}_default_hours",
    )
    notes.place("minimum_hours")
    return float(hours)
