"""Scans and pictures of a record: taking them in, showing them, taking them off and back."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from core.errors import Failure
from core.formats import moment
from core.i18n import N_
from services.evidence.attachments import (
    Attachment,
    attach,
    attachments_of,
    restore_attachment,
    withdraw_attachment,
)
from services.evidence.uploads import Evidence, Received, own_uploads, receive
from ui import runtime, session
from ui.forms import evidence_view, paper
from ui.forms.form import Form
from ui.forms.participation_fields import UPLOADS, upload_ids
from ui.markdown import plain, wrong
from ui.page import Page

HEADING = N_("Scans and pictures")
DROP, WITHDRAW, RESTORE = "drop_", "withdraw_", "restore_"


def draw_in_form(form: Form) -> None:
    """Draw the files that a new record is entered with, and what they offer to its fields.

    They are kept at once; the form holds their ids, so a draft brings them back.
    """
    page = form.page
    form.put(UPLOADS, [one for one in upload_ids(form) if not form.asked(f"{DROP}{one}")])
    uploads = own_uploads(page.storage, page.person, upload_ids(form))
    added = _draw_uploader(form)
    if added:
        form.put(UPLOADS, [*upload_ids(form), *added])
        st.rerun()
    for upload in uploads:
        with st.expander(evidence_view.title(page, upload), icon=":material/attach_file:"):
            evidence_view.draw(page, upload)
            _draw_deed(form, page.words("Take off"), f"{DROP}{upload.evidence_id}", "close")
        paper.draw(form, upload)


def draw_viewer(page: Page, participation_id: str) -> None:
    """Draw the files of a record for whoever checks it; NotFound when it is out of sight."""
    found = attachments_of(page.storage, page.person, participation_id)
    _draw_files(page, [one for one in found if not one.is_withdrawn])


def draw_section(page: Page, participation_id: str) -> None:
    """Draw the files of a record with the ways to add, take off and bring back."""
    words, form = page.words, Form(page, f"evidence_{participation_id}")
    _do_asked(form, attachments_of(page.storage, page.person, participation_id))
    found = attachments_of(page.storage, page.person, participation_id)
    added = _draw_uploader(form)
    if added:
        _tried(form, lambda: attach(page.storage, page.person, participation_id, upload_ids=added))
        st.rerun()
    _draw_files(page, [one for one in found if not one.is_withdrawn], form)
    withdrawn = [one for one in found if one.is_withdrawn]
    if withdrawn:
        with st.expander(words("Files taken off: {n}", n=len(withdrawn)), icon=":material/delete:"):
            for one in withdrawn:
                st.markdown(plain(one.evidence.name))
                deed = f"{RESTORE}{one.evidence.evidence_id}"
                _draw_deed(form, words("Bring back"), deed, "restore_from_trash")


def _draw_uploader(form: Form) -> list[str]:
    """Draw the area to drop files into; keep what came and return the ids of what was taken."""
    words, settings = form.page.words, runtime.settings()
    key = form.key(f"files_{form.value('round', 0)}")
    files = st.file_uploader(
        words(HEADING),
        accept_multiple_files=True,
        key=key,
        max_upload_size=settings.evidence_megabytes,
        help=words(
            "PDF, JPEG or PNG. Whoever checks the record sees them. "
            "They do not replace the link or the document number."
        ),
    )
    for sentence in _sentences(form):
        st.markdown(wrong(sentence))
    if not files:
        return []
    form.put("refused", [])
    with st.spinner(words("Looking into the files…")):
        taken = [_taken(form, Received(file.name, file.getvalue())) for file in files]
    form.put("round", int(str(form.value("round", 0))) + 1)  # an area that is empty again
    session.forget(key)
    if not any(taken):
        st.rerun()
    return [one for one in taken if one]


def _taken(form: Form, received: Received) -> str:
    """Keep a file and return its id, empty when it was refused: the sentence stays in the form."""
    page, kept = form.page, list[Evidence]()
    _tried(
        form,
        lambda: kept.append(
            receive(page.storage, page.person, received, settings=runtime.settings())
        ),
    )
    return kept[0].evidence_id if kept else ""


def _tried(form: Form, deed: Callable[[], object]) -> None:
    """Do a deed; what was refused is said beside the area, and the other files go on."""
    try:
        deed()
    except Failure as failure:
        form.put("refused", [*_sentences(form), failure.sentence(form.page.words)])


def _sentences(form: Form) -> list[str]:
    held = form.value("refused")
    return [str(one) for one in held] if isinstance(held, list) else []


def _draw_files(page: Page, found: Sequence[Attachment], form: Form | None = None) -> None:
    """Draw files, the first unfolded; with a form each can be taken off."""
    words = page.words
    if not found:
        st.caption(words("No scans or pictures are attached."))
    for at, one in enumerate(found):
        label = evidence_view.title(page, one.evidence)
        with st.expander(label, expanded=at == 0, icon=":material/attach_file:"):
            evidence_view.draw(page, one.evidence)
            by = plain(one.uploaded_by) or words("the program itself")
            st.caption(f"{moment(one.uploaded_at, words.language)} · {by}")
            if form:
                deed = f"{WITHDRAW}{one.evidence.evidence_id}"
                _draw_deed(form, words("Take off"), deed, "close")


def _draw_deed(form: Form, label: str, deed: str, icon: str) -> None:  # noqa: PLR0917 - as read
    form.button(label, deed, icon=f":material/{icon}:", type="tertiary")


def _do_asked(form: Form, found: Sequence[Attachment]) -> None:
    """Take a file off or bring it back, when a button asked for it."""
    page = form.page
    for one in found:
        for deed, turn in ((WITHDRAW, withdraw_attachment), (RESTORE, restore_attachment)):
            attachment_id = one.evidence.evidence_id
            if form.asked(f"{deed}{attachment_id}"):
                _tried(
                    form,
                    partial(turn, page.storage, page.person, attachment_id, version=one.version),
                )
                return
