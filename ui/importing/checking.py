"""The third step: what would become of every row; the rejected ones come back as a file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from core.errors import Failure
from core.i18n import N_
from services.intake.importing import AlreadyApplied, plan_import, standing_import
from services.intake.mending import rows_to_mend
from services.intake.plan import ImportPlan, PlannedRow, Verdict
from ui.importing import people, planned, wizard
from ui.importing.wizard import Wizard
from ui.markdown import plain, wrong
from ui.page import Page

ROWS_A_PAGE = 25
LABELS: Mapping[Verdict, str] = {
    Verdict.REJECTED: N_("rejected"),
    Verdict.NEW: N_("new"),
    Verdict.CHANGED: N_("changed"),
    Verdict.DUPLICATE: N_("duplicate"),
    Verdict.UNCHANGED: N_("unchanged"),
}
MEANINGS: Mapping[Verdict, str] = {
    Verdict.REJECTED: N_("These rows break a rule and will not be written."),
    Verdict.NEW: N_("These records will be added."),
    Verdict.CHANGED: N_("The record is there already, and the file says something else."),
    Verdict.DUPLICATE: N_("The record is there already, or another row says the same."),
    Verdict.UNCHANGED: N_("All is as the file says already."),
}


def draw(page: Page, kept: Wizard) -> None:
    """Check the rows when that is not done yet; draw the questions, the counts and the rows."""
    if kept.plan is None or kept.plan.data_version != page.storage.data_version:
        kept = _checked(page, kept)
    plan = kept.plan
    if plan is None:
        return
    before = standing_import(page.storage, page.person, plan)
    if before:
        st.warning(plain(AlreadyApplied(before).sentence(page.words)), icon=":material/history:")
    people.draw(page, kept, plan)
    _draw_rows(page, kept, plan)
    if plan.counts[Verdict.REJECTED]:
        _draw_mending(page, kept, plan)
    if plan.changes_nothing:
        st.info(page.words("There is nothing to write."), icon=":material/check:")


def _checked(page: Page, kept: Wizard) -> Wizard:
    """Return the import with its plan, made while a bar shows how far it is."""
    if kept.table is None or kept.mapping is None:
        return kept
    words = page.words
    bar = st.progress(0.0, words("The rows are being checked…"))

    def heard(share: float) -> None:
        bar.progress(min(share, 1.0), words("The rows are being checked…"))

    try:
        plan = plan_import(
            page.storage,
            page.person,
            kept.table,
            mapping=kept.mapping,
            progress=heard,
        )
    except Failure as failure:
        bar.empty()
        st.markdown(wrong(failure.sentence(words)))
        return replace(kept, plan=None)
    bar.empty()
    kept = replace(kept, plan=plan, mending=None)
    wizard.keep(kept)
    return kept


def _draw_rows(page: Page, kept: Wizard, plan: ImportPlan) -> None:
    """Draw the counts; the rows of the chosen verdict stand under them."""
    counts, words = plan.counts, page.words
    present = [verdict for verdict in LABELS if counts[verdict]]
    if not present:
        return
    chosen = st.pills(
        words("The rows"),
        list(LABELS),
        format_func=lambda verdict: f"{words(LABELS[verdict])}: {counts[verdict]}",
        default=present[0],
        key=kept.key("verdict"),
    )
    if chosen is None:
        return
    verdict = Verdict(chosen)
    st.caption(words(MEANINGS[verdict]))
    rows = plan.of(verdict)
    if rows:
        _draw_page(page, kept, plan, rows=rows)


def _draw_page(page: Page, kept: Wizard, plan: ImportPlan, *, rows: Sequence[PlannedRow]) -> None:
    pages = -(-len(rows) // ROWS_A_PAGE)
    number = 1
    if pages > 1:
        number = int(
            st.number_input(
                page.words("Page, of {n}", n=pages),
                min_value=1,
                max_value=pages,
                key=kept.key(f"page_{rows[0].verdict.value}"),
                width=160,
            )
        )
    first = (number - 1) * ROWS_A_PAGE
    frame = planned.frame(page, plan, rows[first : first + ROWS_A_PAGE])
    st.table(frame, border="horizontal", hide_index=True, alt=page.words("The rows of the file"))


def _draw_mending(page: Page, kept: Wizard, plan: ImportPlan) -> None:
    """Make the file of the rejected rows when it is asked for, and offer it."""
    words, upload = page.words, kept.upload
    if kept.mending is None:
        if upload and st.button(
            words("Make a file of the rejected rows"),
            key="import_mend",
            icon=":material/edit_document:",
        ):
            with st.spinner(words("The file is being made…")):
                made = rows_to_mend(plan, upload.path, words)
            wizard.keep(replace(kept, mending=made))
            st.rerun()
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            words("Download the rows to mend"),
            kept.mending.content,
            file_name=kept.mending.name,
            icon=":material/download:",
            on_click="ignore",
            key=kept.key("mending"),
        )
        st.caption(kept.mending.sentence, width="stretch")
