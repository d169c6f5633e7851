"""The likely duplicates among the records: each pair side by side, merged or declared different."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from core.errors import NotFound, RulesBroken, StaleEdit, Violation
from core.ids import new_id
from services.duplicate_merge import merge
from services.duplicates import Pair, declare_distinct, likely_pairs
from services.opened_records import OpenedRecord, read_participation
from services.rules import ParticipationEntry
from ui import data
from ui.forms import side_by_side
from ui.forms.duplicates import REASONS
from ui.forms.form import Form
from ui.forms.participation import SHEET
from ui.forms.participation_fields import describe
from ui.forms.standing import draw_badge
from ui.page import Page

MOST_FOUND = 200  # pairs looked at for one screen
MOST = 10  # pairs on the screen; others come as these are settled
FIRST, SECOND, DIFFERENT, AGAIN = "first", "second", "different", "again"
Record = OpenedRecord[ParticipationEntry]


def draw(page: Page) -> None:
    """Draw how many pairs there are, then the first of them."""
    form, words = _do_asked(Form(page, "pairs")), page.words
    pairs, is_cut = found(page)
    if form.violations:
        form.note(*(violation.field for violation in form.violations))
    form.button(
        words("Look again"),
        AGAIN,
        type="tertiary",
        icon=":material/refresh:",
        help=words("What was entered in the last five minutes may be missing here."),
    )
    if not pairs:
        st.success(words("No two records look alike."), icon=":material/task_alt:")
        return
    st.caption(
        words.count(
            "{n} pair may be one activity. Merging keeps the numbers, links and people of both; "
            "the history can undo it.",
            "{n} pairs may be one activity each. Merging keeps the numbers, links and people of "
            "both; the history can undo it.",
            len(pairs),
        )
    )
    if is_cut:
        st.caption(words("These are the latest; others follow as they are settled."))
    shown: dict[str, tuple[str, Record, Record]] = {}
    for pair in pairs[:MOST]:
        shown |= _draw_pair(form, pair)
    form.put("shown", shown)


def found(page: Page) -> tuple[tuple[Pair, ...], bool]:
    """Return the likely pairs, found at most five minutes ago, and whether there are more."""
    rows = data.rows_for_a_while(
        page,
        "duplicates/pairs",
        asked=str(Form(page, "pairs").value("asked_anew", "")),
        **data.sight(page.person).parameters(),
        top=MOST_FOUND,
    )
    return likely_pairs(rows), len(rows) == MOST_FOUND


def _do_asked(form: Form) -> Form:
    """Do what a button under a pair asked for; return the form with what is against it."""
    if form.asked(AGAIN):
        form.put("asked_anew", new_id())
    shown = form.value("shown", {})
    asked = form.asked(*shown) if isinstance(shown, dict) else ""
    if not asked or not isinstance(shown, dict):
        return form
    deed, one, other = shown[asked]
    try:
        DEEDS[deed](form.page, one, other)
    except RulesBroken as broken:
        return replace(form, violations=broken.violations)
    except (StaleEdit, NotFound) as failure:
        return replace(form, violations=(Violation("pair", failure.message),))
    form.put("asked_anew", new_id())
    st.toast(form.page.words("Saved"), icon=":material/check:")
    return form


def _merge(page: Page, keep: Record, drop: Record) -> None:
    merge(page.storage, page.person, keep=keep.opened, drop=drop.opened)


def _declare(page: Page, one: Record, other: Record) -> None:
    ids = (one.opened.record_id, other.opened.record_id)
    declare_distinct(page.storage, page.person, ids)


DEEDS: Mapping[str, Callable[[Page, Record, Record], None]] = {
    FIRST: _merge,
    SECOND: lambda page, one, other: _merge(page, other, one),
    DIFFERENT: _declare,
}


def _draw_pair(form: Form, pair: Pair) -> dict[str, tuple[str, Record, Record]]:
    """Draw a pair and return what its buttons ask for; nothing when one is gone meanwhile."""
    page, words = form.page, form.page.words
    opened = partial(read_participation, page.storage, page.person)
    try:
        one, other = opened(pair.first_id), opened(pair.second_id)
    except NotFound:
        return {}
    if one.is_withdrawn or other.is_withdrawn:
        return {}
    name = f"{pair.first_id}_{pair.second_id}"
    labels = {
        FIRST: words("Keep the first"),
        SECOND: words("Keep the second"),
        DIFFERENT: words("These are two"),
    }
    with st.container(border=True, key=f"pair_{name}"):
        st.caption(words(REASONS[pair.is_same_address]))
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            _draw_way(page, one, words("The first"))
            _draw_way(page, other, words("The second"))
        heads = (words("The first"), words("The second"))
        side_by_side.draw(page, describe(form, one.entry), describe(form, other.entry), heads=heads)
        with st.container(horizontal=True):
            for deed, label in labels.items():
                form.button(label, f"{deed}_{name}")
    return {f"{deed}_{name}": (deed, one, other) for deed in labels}


def _draw_way(page: Page, record: Record, label: str) -> None:
    """Draw the way to one of the two, where it stands, how many others share its activity."""
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        st.page_link(
            SHEET.path,
            label=label,
            icon=":material/edit:",
            query_params={"record": record.opened.record_id},
        )
        draw_badge(page, record.status)
        if record.others:
            st.caption(
                page.words.count("and {n} more teacher", "and {n} more teachers", record.others)
            )
