"""One record of the queue: what it says, its evidence, what changed in it, its history."""

from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from core.errors import NotFound
from core.formats import moment
from core.i18n import N_
from services import review
from services.opened_records import OpenedRecord
from services.review_changes import Baselines, Former
from services.rules import ParticipationEntry
from ui import tables
from ui.forms import evidence, history
from ui.forms.form import Form
from ui.forms.participation_fields import EVIDENCE, TITLE, WITHOUT
from ui.markdown import plain
from ui.review.deeds import NEXT, PREVIOUS
from ui.review.sorts import QueueSort, Row

SHOWN_APART = {TITLE.label, EVIDENCE.label, WITHOUT.label}
EMPTY = "–"
KEYS_TOLD = N_(
    "Keys: ↓ or J next, ↑ or K previous, L level as in the record, C confirm, R return, "
    "N leave out, Z undo."
)


def draw(form: Form, sort: QueueSort, row: Row) -> None:
    """Draw the record, and note that the person has seen it."""
    page = form.page
    try:
        record = sort.sheet.open(page.storage, page.person, str(row["record_id"]))
    except NotFound as failure:
        st.warning(failure.sentence(page.words), icon=":material/search_off:")
        return
    baselines = _baselines(form, sort, record)
    _draw_head(form, sort, record)
    _draw_changes(form, sort, record, baselines=baselines)
    _draw_fields(form, sort, record)
    _draw_evidence(form, record)
    history.draw(own_form(form, record.opened.record_id), sort.sheet, record)
    st.caption(page.words(KEYS_TOLD))


def own_form(form: Form, record_id: object) -> Form:
    """Return the form in which the record's history asks for its deeds."""
    return Form(form.page, f"{form.name}_{record_id}")


def _baselines(form: Form, sort: QueueSort, record: OpenedRecord[Any]) -> Baselines[Any]:
    """Return what the record is compared with, as it was when it came into view.

    From then on the person has seen it, so the comparison is kept while it stays in view.
    """
    page, held = form.page, form.value("compared")
    if isinstance(held, tuple) and held[0] == record.opened:
        kept: Baselines[Any] = held[1]
        return kept
    found = sort.baselines(page.storage, page.person, record)
    review.mark_seen(page.storage, page.person, record.opened, sort=sort.reviewed)
    form.put("compared", (record.opened, found))
    return found


def _draw_head(form: Form, sort: QueueSort, record: OpenedRecord[Any]) -> None:
    page = form.page
    with st.container(horizontal=True, gap="xsmall", key="queue_ways"):
        looks = {"type": "tertiary"}
        form.button(page.words("Previous"), PREVIOUS, icon=":material/arrow_upward:", **looks)
        form.button(page.words("Next"), NEXT, icon=":material/arrow_downward:", **looks)
    st.subheader(plain(sort.sheet.title(page, record.entry)), anchor=False)


def _draw_changes(
    form: Form, sort: QueueSort, record: OpenedRecord[Any], *, baselines: Baselines[Any]
) -> None:
    """Show field by field what differs from what counts, and from what the person saw last."""
    words, counted, seen = form.page.words, baselines.counted, baselines.seen
    if counted:
        label = words("Changed since it was confirmed, {moment}", moment=_moment(form, counted))
        _draw_differences(form, sort, record, former=counted, label=label)
    if seen and (counted is None or seen.entry != counted.entry):
        label = words(
            "Changed since you saw it; it was written {moment}", moment=_moment(form, seen)
        )
        _draw_differences(form, sort, record, former=seen, label=label)


def _draw_differences(
    form: Form, sort: QueueSort, record: OpenedRecord[Any], *, former: Former[Any], label: str
) -> None:
    words = form.page.words
    before = sort.sheet.describe(form, former.entry)
    now = sort.sheet.describe(form, record.entry)
    changed = [name for name, text in now.items() if before[name] != text]
    if not changed:
        return
    st.markdown(f"**{label}**")
    differences = {
        words("Field"): [words(name) for name in changed],
        words("Before"): [before[name] for name in changed],
        words("Now"): [now[name] for name in changed],
    }
    tables.draw(form.page, pd.DataFrame(differences), alt=label)


def _draw_fields(form: Form, sort: QueueSort, record: OpenedRecord[Any]) -> None:
    """Draw what is filled in, in two columns."""
    words = form.page.words
    described = sort.sheet.describe(form, record.entry)
    told = [
        f":small[{words(name)}]  \n{plain(text)}"
        for name, text in described.items()
        if text != EMPTY and name not in SHOWN_APART
    ]
    half = (len(told) + 1) // 2
    for column, part in zip(st.columns(2), (told[:half], told[half:]), strict=True):
        with column:
            st.markdown("\n\n".join(part))


def _draw_evidence(form: Form, record: OpenedRecord[Any]) -> None:
    """Draw what speaks for a participation: the link, the number; a use needs no evidence."""
    words, entry = form.page.words, record.entry
    if not isinstance(entry, ParticipationEntry):
        return
    with st.container(border=True, key="queue_evidence", gap="xsmall"):
        if entry.address:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.link_button(words("Open the link"), entry.address, icon=":material/open_in_new:")
                st.caption(plain(entry.address))
        if entry.document_number:
            st.markdown(words("Document number: {number}", number=plain(entry.document_number)))
        if not entry.has_evidence:
            missing = words("There is no link and no document number.")
            st.markdown(f":material/error: {missing}")
    evidence.draw_viewer(form.page, record.opened.record_id)


def _moment(form: Form, former: Former[Any]) -> str:
    written = former.recorded_at
    return moment(written, form.page.words.language) if isinstance(written, datetime) else ""
