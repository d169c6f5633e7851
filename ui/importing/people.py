"""Names that may mean several people, or one who is called a little otherwise: asked one by one."""

from dataclasses import replace

import streamlit as st

from services.intake.plan import ImportPlan, NameQuestion
from ui import session
from ui.forms.choices import teacher_names
from ui.importing import wizard
from ui.importing.wizard import Wizard
from ui.markdown import plain
from ui.page import Page

NOBODY = ""


def draw(page: Page, kept: Wizard, plan: ImportPlan) -> None:
    """Ask about the first name that nobody has answered for."""
    open_questions = [asked for asked in plan.questions if asked.text not in kept.declined]
    if not open_questions:
        _draw_declined(page, kept, plan)
        return
    words, question = page.words, open_questions[0]
    n = len(open_questions)
    with st.container(border=True, key="import_question"):
        st.markdown(words.count("{n} name is doubtful.", "{n} names are doubtful.", n))
        _draw_question(page, kept, question)


def _draw_question(page: Page, kept: Wizard, question: NameQuestion) -> None:
    words, names = page.words, teacher_names(page)
    key = kept.key(f"person_{question.text}")
    st.radio(
        plain(words("Who is “{name}”?", name=question.text)),
        [*question.candidates, NOBODY],
        index=None,
        format_func=lambda found: names.get(found, found) if found else words("none of them"),
        key=key,
    )
    st.button(
        words("Answer"),
        key="import_answer",
        icon=":material/check:",
        on_click=_answer,
        args=(question.text, key),
    )


def _answer(text: str, key: str) -> None:
    """Take the answer; the rows are checked again with it."""
    kept, chosen = wizard.current(), session.recall(key)
    if kept.mapping is None or chosen is None:
        return
    if chosen == NOBODY:
        wizard.keep(replace(kept, declined=kept.declined | {text}))
        return
    people = {**kept.mapping.people, text: str(chosen)}
    wizard.match(replace(kept.mapping, people=people))


def _draw_declined(page: Page, kept: Wizard, plan: ImportPlan) -> None:
    """Let the person think again about the names that were nobody's."""
    declined = [asked.text for asked in plan.questions if asked.text in kept.declined]
    if declined:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                plain(page.words("Nobody of the staff: {names}.", names="; ".join(declined))),
                width="content",
            )
            st.button(
                page.words("Ask again"), key="import_ask_again", type="tertiary", on_click=_again
            )


def _again() -> None:
    wizard.keep(replace(wizard.current(), declined=frozenset()))
