"""What a paper offers to the form: a button beside each fact, nothing filled in by itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from core.errors import Failure
from core.formats import day, number
from core.i18n import N_, Words
from services.evidence.reading import text_of
from services.evidence.suggestions import Suggestion, stranger_in, suggestions_in
from services.evidence.uploads import Evidence
from ui.forms import choices
from ui.forms.form import Form
from ui.forms.participation_fields import FIELDS, told_evidence
from ui.markdown import plain

LONGEST = 60  # letters of a value on a button
LABELS: Mapping[str, str] = {
    "document_number": N_("Number"),
    "document_issued_on": N_("Issued on"),
    "hours": N_("Hours"),
    "title": N_("Title"),
    "issuer": N_("Issued or organised by"),
    "starts_on": N_("First day"),
    "ends_on": N_("Last day"),
}


@dataclass(frozen=True)
class Offer:
    """A suggestion as the form takes it: into which field, and as what."""

    field: str
    value: object


def draw(form: Form, upload: Evidence) -> None:
    """Draw what the text of a PDF offers that the form does not say yet, and whose paper it is."""
    words = form.page.words
    try:
        text = text_of(form.page.storage.path, upload.file)
    except Failure as failure:
        st.caption(failure.sentence(words))
        return
    stranger = stranger_in(text, _teachers(form)) if _teachers(form) else ""
    if stranger:
        sentence = words("The paper names {name}: check the teacher.", name=plain(stranger))
        st.warning(sentence, icon=":material/person_alert:")
    offers = {one: _offer(form, one) for one in suggestions_in(text)}
    new = {one: offer for one, offer in offers.items() if form.value(offer.field) != offer.value}
    if not new:
        return
    st.caption(words("Found in the file; press what is right:"))
    with st.container(horizontal=True):
        for at, (one, offer) in enumerate(new.items()):
            label = f"{words(LABELS[one.field])}: {plain(_shown(one.value, words))}"
            st.button(
                label,
                key=form.key(f"take_{upload.evidence_id}_{at}"),
                icon=":material/add:",
                on_click=_take,
                args=(form, offer),
            )


def _take(form: Form, offer: Offer) -> None:
    form.put(offer.field, offer.value)
    if offer.field == "evidence":
        form.put("is_without_evidence", False)


def _offer(form: Form, one: Suggestion) -> Offer:
    """Return a suggestion as a field holds it; the number stands beside a link in one field."""
    if one.field == "document_number":
        address, _ = told_evidence(form)
        return Offer("evidence", f"{address} {one.value}".strip())
    write: Callable[[object], object] = next(
        item.control.write for item in FIELDS if item.name == one.field
    )
    return Offer(one.field, write(one.value))


def _shown(value: object, words: Words) -> str:
    if isinstance(value, date):
        return day(value, words.language)
    if isinstance(value, float):
        return number(value, words.language)
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _teachers(form: Form) -> list[str]:
    """Return the full names of those for whom the record is entered."""
    own, chosen = choices.own_teacher_id(form.page), form.value("teacher_ids")
    ids = [own] if own else list(chosen) if isinstance(chosen, list | tuple) else []
    names = choices.teacher_names(form.page)
    return [names[one].split(" · ")[0] for one in ids if one in names]
