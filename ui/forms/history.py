"""The history of a record: who did what and when, read from its versions."""

from collections.abc import Mapping
from datetime import datetime

import streamlit as st

from core.formats import moment
from core.i18n import N_
from ui import data
from ui.markdown import plain
from ui.page import Page

DEEDS: Mapping[str, str] = {
    "entered": N_("entered"),
    "changed": N_("corrected"),
    "confirmed": N_("confirmed"),
    "returned": N_("returned"),
    "not_counted": N_("not counted"),
    "withdrawn": N_("withdrawn"),
    "restored": N_("restored"),
    "activity_changed": N_("the shared activity corrected"),
}


def draw(page: Page, statement: str, **key: str) -> None:
    """Draw the deeds on a record, the latest first, folded away."""
    with st.expander(page.words("History of the record")):
        for line in data.rows(page, statement, **key):
            st.markdown(" · ".join(part for part in _parts(page, line) if part))


def _parts(page: Page, line: Mapping[str, object]) -> tuple[str, ...]:
    """Return when, who, what and why of a deed, in words."""
    words, recorded_at, deed = page.words, line["recorded_at"], str(line["deed"])
    return (
        moment(recorded_at, words.language) if isinstance(recorded_at, datetime) else "",
        plain(str(line["display_name"])) or words("the program itself"),
        words(DEEDS.get(deed, deed)),
        plain(str(line["reason"])),
    )
