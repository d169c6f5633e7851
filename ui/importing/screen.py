"""The screen of imports: which step it is, and the way between the steps."""

from collections.abc import Callable, Mapping

import streamlit as st

from services.intake.matching import missing, shared_columns
from ui.importing import applying, checking, earlier, matching, selecting, wizard
from ui.importing.wizard import APPLY, CHECK, MATCH, SELECT, STEPS, Wizard
from ui.markdown import plain
from ui.page import Page

DRAWN: Mapping[int, Callable[[Page, Wizard], None]] = {
    SELECT: selecting.draw,
    MATCH: matching.draw,
    CHECK: checking.draw,
    APPLY: applying.draw,
}


def draw(page: Page) -> None:
    """Draw the step that the import has come to, and the imports there were under the first."""
    kept = wizard.current()
    _draw_steps(page, kept.step)
    DRAWN[kept.step](page, kept)
    kept = wizard.current()
    _draw_ways(page, kept)
    if kept.step in {SELECT, APPLY}:
        earlier.draw(page)


def _draw_steps(page: Page, step: int) -> None:
    """Say which of the four steps this is."""
    names = [
        f"**{number}\\. {page.words(name)}**"
        if number == step
        else f"{number}\\. {page.words(name)}"
        for number, name in STEPS.items()
    ]
    st.markdown(" → ".join(names))


def _draw_ways(page: Page, kept: Wizard) -> None:
    """Draw the buttons to the step before and to the next one, as far as there is one."""
    if kept.table is None or kept.applied:
        return
    words = page.words
    with st.container(horizontal=True, vertical_alignment="center", key="import_ways"):
        if kept.step > SELECT:
            st.button(
                words("Back"),
                key="import_back",
                icon=":material/arrow_back:",
                on_click=wizard.go,
                args=(kept.step - 1,),
            )
        if kept.step < APPLY:
            st.button(
                words("Next: {step}", step=words(STEPS[kept.step + 1]).lower()),
                key="import_next",
                type="primary",
                icon=":material/arrow_forward:",
                on_click=wizard.go,
                args=(kept.step + 1,),
                disabled=not _may_go_on(kept),
            )
            _draw_reason(page, kept)
        st.button(
            words("Another file"),
            key="import_anew",
            type="tertiary",
            icon=":material/restart_alt:",
            on_click=wizard.start_anew,
        )


def _draw_reason(page: Page, kept: Wizard) -> None:
    """Repeat beside the button why the step after the match cannot be taken yet."""
    reason = matching.why_not_on(page, kept) if kept.step == MATCH else ""
    if reason:
        st.caption(plain(reason), width="content")


def _may_go_on(kept: Wizard) -> bool:
    """Say whether the step has all that the next one needs."""
    if kept.mapping is None or kept.failure:
        return False
    if kept.step == SELECT:
        return True
    if kept.step == MATCH:
        is_deliberate = kept.shared.issuperset(shared_columns(kept.mapping))
        return not missing(kept.mapping) and is_deliberate
    return kept.plan is not None and not kept.plan.changes_nothing
