"""The three decisions on a record or on many: confirm at a level, return, leave out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from core.i18n import N_
from services.reference import NO_DEFAULTS
from services.review import LONGEST_REASON
from ui.forms.form import Form
from ui.markdown import wrong
from ui.review.deeds import (
    AS_RECORDED,
    CLOSE,
    CONFIRM,
    LEAVE_OUT,
    MANY,
    ONE,
    PICK_NONE,
    RETURN,
    done,
    level_field,
    named,
)
from ui.review.sorts import QueueSort, Row, opened

SENTENCES: Mapping[str, str] = {
    RETURN: N_("What is to be mended"),
    LEAVE_OUT: N_("Why it does not count"),
}
LABELS: Mapping[str, str] = {RETURN: N_("Return"), LEAVE_OUT: N_("Leave out")}
DONE_LABELS: Mapping[str, str] = {
    RETURN: N_("Return with this sentence"),
    LEAVE_OUT: N_("Leave out for this reason"),
}
MOST_TOLD = 5  # sentences against a decision on many; the others are counted


def draw(form: Form, sort: QueueSort, row: Row, *, picked: Sequence[Row]) -> None:
    """Draw the decisions: on the chosen records, on the one in view while none is chosen.

    Without a level each of the chosen ones keeps its own.
    """
    scope = MANY if picked else ONE
    if scope == ONE and sort.has_levels:
        _prefill_level(form, row)
    with st.container(horizontal=True, vertical_alignment="bottom", key="queue_decision"):
        if sort.has_levels:
            _draw_level(form, level_field(scope, [opened(row)]), row=None if picked else row)
        _draw_buttons(form, len(picked))
    _draw_question(form, scope)


def _prefill_level(form: Form, row: Row) -> None:
    """Begin with the level confirmed before, else with that of the kind.

    Where the kind gives none and the record claims one, the person chooses: neither the claim nor
    its loss counts unsaid.
    """
    field, claimed = level_field(ONE, [opened(row)]), str(row["level"])
    form.put("claimed", claimed)
    if form.asked(AS_RECORDED):
        form.put(field, claimed)
    if form.value(field) is None:
        usual = form.page.reference.defaults(str(row["kind"])).level
        is_open = usual == NO_DEFAULTS.level != claimed
        form.put(field, row["counted_level"] or (None if is_open else usual))


def _draw_level(form: Form, field: str, *, row: Row | None) -> None:
    """Draw the level to count at; for one record also what it says itself."""
    words, reference = form.page.words, form.page.reference
    held = form.value(field)
    codes = reference.codes("levels", archived=True)
    offered = [code for code in codes if code in reference.codes("levels") or code == held]
    st.selectbox(
        words("Count at the level"),
        offered,
        index=None,
        format_func=lambda code: reference.name("levels", code),
        key=form.key(field),
        placeholder=words("Choose") if row else words("as in each record"),
        width=190,
    )
    if row and row["level"] != held:
        claimed = reference.name("levels", str(row["level"]))
        label = words("in the record: {level}", level=claimed)
        form.button(label, AS_RECORDED, icon=":material/arrow_left_alt:", type="tertiary")


def _draw_buttons(form: Form, picked: int) -> None:
    words, scope = form.page.words, MANY if picked else ONE
    label = words.count("Confirm {n} record", "Confirm {n} records", picked)
    form.button(label if picked else words("Confirm"), named(CONFIRM, scope), type="primary")
    for deed, said in LABELS.items():
        form.button(words(said), named(deed, scope))
    if picked:
        form.button(words("Choose none"), PICK_NONE, type="tertiary")


def _draw_question(form: Form, scope: str) -> None:
    """Say what is against the decision; ask for the sentence that two of them need."""
    if form.value("scope") == scope:
        _note(form)
    deed = {named(deed, scope): deed for deed in SENTENCES}.get(str(form.value("panel", "")))
    if deed is None:
        return
    words = form.page.words
    with st.container(border=True, key=form.key("panel_drawn")):
        st.text_area(
            words(SENTENCES[deed]),
            key=form.key("reason"),
            help=words("The owner of the record reads this on the first screen."),
            height=80,
            max_chars=LONGEST_REASON,
        )
        form.note("reason")
        with st.container(horizontal=True):
            label = words(DONE_LABELS[deed])
            form.button(label, done(deed, scope), type="primary", shortcut="ctrl+enter")
            form.button(words("Cancel"), CLOSE, type="tertiary")


def _note(form: Form) -> None:
    """Write what is against a decision, the first few sentences of it."""
    against = [found for found in form.violations if found.field != "reason"]
    told = replace(form, violations=tuple(against[:MOST_TOLD]))
    told.note(*(found.field for found in against))
    more = len(against) - MOST_TOLD
    if more > 0:
        words = form.page.words
        st.markdown(wrong(words.count("and {n} more record", "and {n} more records", more)))
