"""The imports there were: what each brought, and taking one back."""

from collections.abc import Mapping, Sequence

import streamlit as st

from core.errors import Failure
from core.formats import moment
from services.intake.field_names import HOLDS
from services.intake.plan import VERDICT_NAMES, Verdict
from services.intake.undoing import Batch, ChangedSince, batches, undo_check, undo_import
from ui import session
from ui.markdown import plain, wrong
from ui.page import Page

MOST_SHOWN = 20
ASKED, DONE, FAILED = "import_undo_asked", "import_undo_done", "import_undo_failed"
KEPT = "import_undo_kept"


def draw(page: Page) -> None:
    """Draw the imports in sight, the latest first, and the question about the one to undo."""
    found = batches(page.storage, page.person)
    if not found:
        return
    words = page.words
    st.subheader(words("Earlier imports"), anchor=False)
    done = session.recall(DONE)
    if done:
        session.forget(DONE)
        st.success(str(done), icon=":material/undo:")
    asked = session.recall(ASKED)
    for batch in found[:MOST_SHOWN]:
        _draw_batch(page, batch, is_asked=batch.batch_id == asked)
    if len(found) > MOST_SHOWN:
        more = len(found) - MOST_SHOWN
        st.caption(words.count("and {n} more", "and {n} more", more))


def _draw_batch(page: Page, batch: Batch, *, is_asked: bool) -> None:
    words = page.words
    sheet = f" · {plain(batch.sheet)}" if batch.sheet else ""
    when = moment(batch.applied_at, words.language)
    with st.container(border=True, key=f"import_batch_{batch.batch_id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"**{plain(batch.file_name)}**{sheet} · {words(HOLDS[batch.holds])}  \n"
                f"{when} · {plain(batch.applied_by or '–')} · {plain(_counts(page, batch.counts))}"
            )
            if batch.undone_at:
                undone = moment(batch.undone_at, words.language)
                st.badge(words("undone {when}", when=undone), color="gray")
            elif not is_asked:
                st.button(
                    words("Undo"),
                    key=f"import_undo_{batch.batch_id}",
                    icon=":material/undo:",
                    on_click=_ask,
                    args=(batch.batch_id,),
                )
        if is_asked and not batch.undone_at:
            _draw_question(page, batch)


def _counts(page: Page, counts: Mapping[str, int]) -> str:
    words = page.words
    return ", ".join(
        f"{words(VERDICT_NAMES[verdict])}: {counts[verdict.value]}"
        for verdict in Verdict
        if counts.get(verdict.value)
    )


def _ask(batch_id: str) -> None:
    session.forget(FAILED, KEPT)
    session.remember(ASKED, batch_id)


def _draw_question(page: Page, batch: Batch) -> None:
    """Ask about the records changed since, then undo when the person says so."""
    words = page.words
    failed = session.recall(FAILED)
    if isinstance(failed, Failure):
        st.markdown(wrong(failed.sentence(words)))
    try:
        changed = undo_check(page.storage, page.person, batch.batch_id)
    except Failure as failure:
        st.markdown(wrong(failure.sentence(words)))
        return
    if changed:
        _draw_changed(page, changed)
    else:
        st.markdown(words("What it added is taken away, what it changed is as before again."))
    with st.container(horizontal=True):
        st.button(
            words("Undo this import"),
            key="import_undo_now",
            type="primary",
            icon=":material/undo:",
            on_click=_undo,
            args=(page, batch, tuple(record.record_id for record in changed)),
        )
        st.button(words("Leave it"), key="import_undo_not", on_click=session.forget, args=(ASKED,))


def _draw_changed(page: Page, changed: Sequence[ChangedSince]) -> None:
    words = page.words
    n = len(changed)
    st.warning(
        words.count(
            "{n} record was changed since. What is ticked stays as it is now.",
            "{n} records were changed since. Those that are chosen stay as they are now.",
            n,
        ),
        icon=":material/help:",
    )
    labels = {record.record_id: _label(page, record) for record in changed}
    st.multiselect(
        words("Leave as they are now"),
        list(labels),
        default=list(labels),
        format_func=labels.__getitem__,
        key=KEPT,
        placeholder=words("none: undo all of them"),
        select_all=False,
    )
    for record in changed:
        st.caption(plain(labels[record.record_id]))


def _label(page: Page, record: ChangedSince) -> str:
    when = moment(record.changed_at, page.words.language)
    parts = (record.title, record.teacher, when, record.changed_by)
    return " · ".join(part for part in parts if part)


def _undo(page: Page, batch: Batch, changed: Sequence[str]) -> None:
    """Undo the import but for the records that the person leaves as they are."""
    chosen = session.recall(KEPT, list(changed))
    kept = [str(record_id) for record_id in chosen] if isinstance(chosen, list) else []
    try:
        undone = undo_import(page.storage, page.person, batch.batch_id, kept=kept)
    except Failure as failure:
        session.remember(FAILED, failure)
        return
    session.forget(ASKED, FAILED, KEPT)
    words = page.words
    said = words("The import of {file} is undone.", file=batch.file_name)
    if undone.kept:
        left = words.count(
            "{n} record stays as it is.", "{n} records stay as they are.", len(undone.kept)
        )
        said = f"{said} {left}"
    session.remember(DONE, plain(said))
