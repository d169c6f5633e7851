"""The fourth step: what will be written, once more; then writing it, with progress."""

from dataclasses import replace

import streamlit as st

from core.errors import Failure
from core.i18n import N_
from services.intake import matches
from services.intake.field_names import HOLDS
from services.intake.importing import apply_import
from services.intake.plan import ImportPlan, Verdict
from ui.importing import wizard
from ui.importing.wizard import Wizard
from ui.markdown import plain, wrong
from ui.page import Page

WRITE = "write"
NOTHING = N_("There is nothing to write.")
UNREMEMBERED = N_("How the columns were matched could not be remembered.")
LEADS: dict[str, tuple[str, str]] = {
    "participations": ("entry/records.py", N_("Open the records")),
    "resource_uses": ("entry/records.py", N_("Open the records")),
    "teachers": ("admin/people.py", N_("Open the staff list")),
    "resources": ("dashboards/resources.py", N_("Open the use of resources")),
}


def draw(page: Page, kept: Wizard) -> None:
    """Write when the button asked for it; say what will be or was written."""
    if kept.applied:
        _draw_applied(page, kept)
        return
    if kept.plan is None:
        return
    st.markdown(plain(_summary(page, kept.plan)))
    if kept.asked == WRITE:
        _write(page, kept, kept.plan)
        return
    if kept.failure:
        st.markdown(wrong(kept.failure.sentence(page.words)))
    st.button(
        page.words("Write into the database"),
        key="import_write",
        type="primary",
        icon=":material/save:",
        on_click=_ask,
    )
    st.caption(page.words("Everything is written at once or nothing is; it can be undone later."))


def _ask() -> None:
    wizard.keep(replace(wizard.current(), asked=WRITE, failure=None))


def _summary(page: Page, plan: ImportPlan) -> str:
    words, counts = page.words, plan.counts
    new, changed = counts[Verdict.NEW], counts[Verdict.CHANGED]
    rest = sum(counts.values()) - new - changed
    said = []
    if new:
        said.append(
            words.count("{n} new record will be written", "{n} new records will be written", new)
        )
    if changed:
        said.append(
            words.count("{n} record will be changed", "{n} records will be changed", changed)
        )
    if rest:
        said.append(words.count("{n} row will be left out", "{n} rows will be left out", rest))
    return f"{words(HOLDS[plan.request.mapping.holds])}: {'; '.join(said)}."


def _write(page: Page, kept: Wizard, plan: ImportPlan) -> None:
    """Apply the plan, remember the match for files of this shape, and show what came of it."""
    words = page.words
    kept = replace(kept, asked="")
    wizard.keep(kept)
    bar = st.progress(0.0, words("Writing…"))

    def heard(share: float) -> None:
        bar.progress(min(share, 1.0), words("Writing…"))

    try:
        applied = apply_import(page.storage, page.person, plan, progress=heard)
    except Failure as failure:
        wizard.keep(replace(kept, failure=failure))
    else:
        wizard.keep(replace(kept, applied=applied, plan=applied.plan))
        _remember(page, plan)
    st.rerun()


def _remember(page: Page, plan: ImportPlan) -> None:
    """Remember the match; all is written by now, so that a failure is said beside that."""
    try:
        matches.remember(
            page.storage, page.person, plan.request.table, mapping=plan.request.mapping
        )
    except Failure as failure:
        wizard.keep(replace(wizard.current(), failure=failure))


def _draw_applied(page: Page, kept: Wizard) -> None:
    applied, words = kept.applied, page.words
    if applied is None:
        return
    counts = applied.counts
    new, changed = counts[Verdict.NEW], counts[Verdict.CHANGED]
    told = [words.count("{n} new record", "{n} new records", new)] if new else []
    if changed:
        told.append(words.count("{n} changed record", "{n} changed records", changed))
    said = words("Written: {records}.", records=", ".join(told)) if told else words(NOTHING)
    st.success(said, icon=":material/check_circle:")
    if kept.failure:
        st.warning(plain(f"{words(UNREMEMBERED)} {kept.failure.sentence(words)}"))
    rejected = counts[Verdict.REJECTED]
    if rejected:
        st.markdown(
            words.count(
                "{n} row was rejected: mend it in the file of the step before and bring it here.",
                "{n} rows were rejected: mend them in the file of the step before and bring them "
                "here.",
                rejected,
            )
        )
    _draw_leads(page, applied.plan.request.mapping.holds, is_whole=not rejected)


def _draw_leads(page: Page, holds: str, *, is_whole: bool) -> None:
    """Draw the ways to what was written, to the rejected rows and to another file."""
    words = page.words
    path, label = LEADS[holds]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(path, label=words(label), icon=":material/list_alt:")
        if not is_whole:
            st.button(
                words("Back to the rejected rows"),
                key="import_rejected",
                icon=":material/arrow_back:",
                on_click=wizard.go,
                args=(wizard.CHECK,),
            )
        st.button(
            words("Another file"),
            key="import_next_file",
            type="primary",
            icon=":material/upload_file:",
            on_click=wizard.start_anew,
        )
