"""The question before a new record is saved that may be there already: keep both, merge, drop."""

import streamlit as st

from core.errors import Failure, NotFound, Violation
from core.i18n import N_
from services.answered_duplicates import Answer
from services.duplicates import Likenesses, likely
from services.opened_records import OpenedRecord, read_participation
from services.rules import ParticipationEntry
from services.versions import Opened
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


def answered(form: Form) -> dict[str, Answer]:
    """Return what was answered, as the deed that records takes it; the question is closed."""
    found, answer = form.value("likenesses"), form.value("answer")
    if not answer or not isinstance(found, Likenesses):
        return {}
    _close(form)
    if isinstance(answer, Opened):
        return {"answer": Answer(into=answer)}
    shown = tuple(one.record_id for one in found.records[:MOST])
    return {"answer": Answer(distinct_from=shown)}


def refused(form: Form, entry: ParticipationEntry, failure: Failure) -> tuple[Violation, ...]:
    """Say why nothing was saved, and ask anew about what is still there."""
    page = form.page
    st.toast(failure.sentence(page.words), icon=":material/error:", duration="long")
    form.put("likenesses", likely(page.storage, page.person, entry))
    return ()


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
        further = len(found.records) - MOST
        if further > 0:
            sentence = words.count(
                "{n} more record is like yours: the screen “Duplicates” will show it once yours "
                "is saved.",
                "{n} more records are like yours: the screen “Duplicates” will show them once "
                "yours is saved.",
                further,
            )
            st.caption(sentence)
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
    if stored.is_withdrawn:
        return
    st.caption(reason)
    heads = (page.words("Yours"), page.words("Recorded already"))
    mine, theirs = describe(form, read(form).entry), describe(form, stored.entry)
    side_by_side.draw(page, mine, theirs, heads=heads)
    st.button(
        page.words("Merge with this one"),
        key=form.key(f"merge_{record_id}"),
        on_click=_answer,
        args=(form, stored.opened),
    )


def _answer(form: Form, answer: str | Opened) -> None:
    form.put("answer", answer)
    form.ask(str(form.value("answered_deed") or SAVE))


def _drop(form: Form) -> None:
    _close(form)
    form.ask(keeping.DROP)  # as "clear the form" does: it can be taken back


def _close(form: Form) -> None:
    for name in STATE:
        form.put(name, None)
