"""The question before a new record is saved that may be there already: keep both, merge, drop."""

from collections.abc import Sequence

import streamlit as st

from core.errors import Failure, NotFound
from core.i18n import N_
from services.duplicate_merge import merge
from services.duplicates import Likenesses, declare_distinct, likely
from services.opened_records import OpenedRecord, read_participation
from services.rules import ParticipationEntry
from ui.forms import keeping, side_by_side
from ui.forms.form import Form
from ui.forms.participation_fields import describe, read
from ui.forms.sheet import SAVE

MOST = 3  # records shown beside the new one
BOTH = "both"
STATE = ("likenesses", "answer", "answered_deed")
REASONS = {
    True: N_("the same link"),
    False: N_("the same teacher and kind, a near date, a similar title"),
}


def asks(form: Form, entry: ParticipationEntry, deed: str) -> bool:
    """Say whether saving has to wait: a likely duplicate is there and no answer is given yet."""
    if form.value("answer"):
        return False
    page = form.page
    found = likely(page.storage, page.person, entry)
    form.put("likenesses", found)
    form.put("answered_deed", deed)
    if found.is_elsewhere and not found.records:
        sentence = page.words(
            "This link is in a colleague's record already: whoever checks the records will see it."
        )
        st.toast(sentence, icon=":material/content_copy:", duration="long")
    return bool(found.records)


def settle(form: Form, record_ids: Sequence[str]) -> Sequence[str]:
    """Do what was answered once the record is saved; return the records as they stand now."""
    page, found, answer = form.page, form.value("likenesses"), str(form.value("answer", ""))
    for name in STATE:
        form.put(name, None)
    if not answer or not isinstance(found, Likenesses):
        return record_ids
    if answer == BOTH:
        for likeness in found.records:
            declare_distinct(page.storage, page.person, (record_ids[0], likeness.record_id))
        return record_ids
    keep = read_participation(page.storage, page.person, answer)
    drop = read_participation(page.storage, page.person, record_ids[0])
    try:
        merge(page.storage, page.person, keep=keep.opened, drop=drop.opened)
    except Failure as failure:  # it is saved, and stands beside the other
        st.toast(failure.sentence(page.words), icon=":material/error:", duration="long")
        return record_ids
    return (answer, *record_ids[1:])


def draw(form: Form) -> None:
    """Draw the question beside the form as long as it is open."""
    found = form.value("likenesses")
    if not isinstance(found, Likenesses) or not found.records:
        return
    words = form.page.words
    with st.container(border=True, key=form.key("duplicates")):
        st.warning(
            words("Something like this is there already. Is it the same?"),
            icon=":material/content_copy:",
        )
        for likeness in found.records[:MOST]:
            _draw_likeness(form, likeness.record_id, words(REASONS[likeness.is_same_address]))
        with st.container(horizontal=True):
            st.button(
                words("Keep both"), key=form.key("keep_both"), on_click=_answer, args=(form, BOTH)
            )
            st.button(words("Drop mine"), key=form.key("drop_mine"), on_click=_drop, args=(form,))


def _draw_likeness(form: Form, record_id: str, reason: str) -> None:
    page = form.page
    try:
        stored: OpenedRecord[ParticipationEntry] = read_participation(
            page.storage, page.person, record_id
        )
    except NotFound:
        return
    st.caption(reason)
    heads = (page.words("Yours"), page.words("Recorded already"))
    mine, theirs = describe(form, read(form).entry), describe(form, stored.entry)
    side_by_side.draw(page, mine, theirs, heads=heads)
    st.button(
        page.words("Merge with this one"),
        key=form.key(f"merge_{record_id}"),
        on_click=_answer,
        args=(form, record_id),
    )


def _answer(form: Form, answer: str) -> None:
    form.put("answer", answer)
    form.ask(str(form.value("answered_deed") or SAVE))


def _drop(form: Form) -> None:
    for name in STATE:
        form.put(name, None)
    form.ask(keeping.DROP)  # as "clear the form" does: it can be taken back
