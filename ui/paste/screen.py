"""The screen "Paste a text": the box, what was understood, one question at a time, saving."""

from dataclasses import replace

import streamlit as st

from core.errors import RulesBroken, Violation
from core.i18n import N_
from services.drafts import Draft, DraftRecorded
from services.participation_batches import check_all, record_all
from services.recognition.entries import question_of
from ui import first_steps, session
from ui.forms import choices, keeping, repeats, resuming
from ui.forms.form import Form
from ui.forms.participation import follow
from ui.page import Page
from ui.paste import cards, questions, reading
from ui.paste.reading import NAME, Card

READ, SAVE = "read_text", "save_all"
KEPT = ("text",)
BOX_HEIGHT = 190
EXAMPLE = N_("Surname I.O., Surname — seminar 12.03, 4 h")


def draw(page: Page) -> None:
    """Draw the screen; first do what a button asked for."""
    if not first_steps.are_there_teachers(page):
        return
    form = Form(page, NAME)
    resuming.resume(
        form,
        KEPT,
        begin=lambda: _begin(form),
        draw=lambda _name: _draw_text(form),
        deeds=(READ, keeping.DROP),
    )
    keeping.do_asked(form, KEPT)
    if not form.value("begun"):
        _begin(form)
    _do_asked(form)
    _keep(form)
    open_cards = _judged(form)
    _draw_box(form)
    _draw_saved(form)
    if reading.current(form) is not None:
        _draw_read(form, open_cards)


def _begin(form: Form) -> None:
    form.put("begun", True)
    form.put("text", str(form.value("text") or ""))
    keeping.begin(form, KEPT)
    if draft := keeping.latest(form):
        keeping.take_over(form, draft)


def _keep(form: Form) -> None:
    """Keep the text that is in the box; what was saved in another window is not saved again."""
    try:
        keeping.keep(form, KEPT)
    except DraftRecorded as failure:
        _empty(form)
        st.warning(failure.sentence(form.page.words), icon=":material/tab:")


def _empty(form: Form) -> None:
    form.put("text", "")
    form.put("read", None)
    keeping.begin(form, KEPT)


def _do_asked(form: Form) -> None:
    deed = form.asked(READ, SAVE)
    text = str(form.value("text", ""))
    if deed == READ:
        session.forget(form.key("saved"), form.key("told"))
        reading.begin(form, text)
    questions.do_asked(form)
    cards.do_asked(form)
    if deed == SAVE:
        _save(form)


def _judged(form: Form) -> list[Card]:
    """Return the open activities, each with what is still wrong with it."""
    found = []
    for place, activity, card in reading.open_forms(form):
        cards.fill_common(form, card)
        if card.value("community"):
            follow(card)
        entry, unreadable = reading.entry_in(card)
        found.append((place, activity, card, entry, unreadable))
    facts = choices.rule_facts(form.page)
    judged = check_all([entry for *_, entry, _ in found], facts)
    names = {question_of(mention.text) for mention, _ in reading.questions(form)}
    return _with_repeats(
        form,
        [
            Card(
                place,
                activity,
                replace(card, violations=_joined(unreadable, broken, is_asked=is_asked)),
                entry,
                is_asked=is_asked,
            )
            for (place, activity, card, entry, unreadable), broken in zip(
                found, judged, strict=True
            )
            for is_asked in [any(question_of(one.text) in names for one in activity.unsettled)]
        ],
    )


def _with_repeats(form: Form, judged: list[Card]) -> list[Card]:
    """Return the cards with what those that are ready may repeat."""
    ready = {card.name: card.entry for card in judged if card.is_ready}
    found = repeats.undecided(form, ready)
    return [replace(card, repeats=found.get(card.name, ())) for card in judged]


def _joined(
    unreadable: tuple[Violation, ...], broken: tuple[Violation, ...], *, is_asked: bool
) -> tuple[Violation, ...]:
    """Return what is wrong; whoever is being asked about is not called missing as well."""
    unread = {violation.field for violation in unreadable}
    unread |= {"teacher_ids"} if is_asked else set()
    return (*unreadable, *(one for one in broken if one.field not in unread))


def _save(form: Form) -> None:
    """Save every activity that is ready, all in one go."""
    page, ready = form.page, [card for card in _judged(form) if card.is_ready]
    try:
        draft_id = keeping.draft_of(form).draft_id
        entries = [card.entry for card in ready]
        kept = repeats.distinct_from(form, (card.name for card in ready))
        saved = record_all(
            page.storage, page.person, entries, draft_id=draft_id, distinct_from=kept
        )
    except RulesBroken:  # somebody changed the lists meanwhile: the cards are judged anew below
        return
    except DraftRecorded as failure:
        _empty(form)
        st.warning(failure.sentence(page.words), icon=":material/tab:")
        return
    form.put("draft", Draft(form.name))  # that one became records
    reading.settle(form, frozenset(card.place for card in ready))
    records = sum(map(len, saved))
    sentence = page.words.count("Saved: {n} record", "Saved: {n} records", records)
    form.put("told", sentence)
    st.toast(page.words("Saved"), icon=":material/check:")


def _draw_box(form: Form) -> None:
    words = form.page.words
    st.caption(
        words(
            "Paste lines from a message, a document or a table: who took part in what and when. "
            "Nothing is saved before you have seen what was understood."
        )
    )
    _draw_text(form)
    keeping.draw_line(form, KEPT)
    is_first = reading.current(form) is None
    form.button(
        words("Read the text"),
        READ,
        type="primary" if is_first else "secondary",
        icon=":material/manage_search:",
    )


def _draw_text(form: Form) -> None:
    st.text_area(
        form.page.words("Text"),
        key=form.key("text"),
        height=BOX_HEIGHT,
        placeholder=form.page.words(EXAMPLE),
        persist_state="session",
    )


def _draw_saved(form: Form) -> None:
    if session.is_screen_new():
        session.forget(form.key("told"))
    told = form.value("told")
    if told:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.success(str(told), icon=":material/check_circle:", width=460)
            st.page_link(
                "entry/records.py",
                label=form.page.words("To the records"),
                icon=":material/list_alt:",
            )


def _draw_read(form: Form, open_cards: list[Card]) -> None:
    words, found = form.page.words, reading.current(form)
    if found is None:
        return
    if found.left_over:
        count = len(found.left_over)
        st.warning(
            words.count(
                "{n} line was not understood and stays in the box: it names nobody.",
                "{n} lines were not understood and stay in the box: they name nobody.",
                count,
            ),
            icon=":material/help:",
        )
    if not open_cards:
        return
    questions.draw(form)
    cards.draw_common(form, open_cards)
    for card in open_cards:
        cards.draw(form, card)
    _draw_save(form, open_cards)


def _draw_save(form: Form, open_cards: list[Card]) -> None:
    words = form.page.words
    ready = [card for card in open_cards if card.is_ready]
    records = sum(len(card.entry.teacher_ids) for card in ready)
    waiting = len(open_cards) - len(ready)
    with st.container(horizontal=True, vertical_alignment="center"):
        form.button(
            words.count("Save {n} record", "Save {n} records", records),
            SAVE,
            type="primary",
            icon=":material/check:",
            disabled=not ready,
        )
        if waiting:
            st.caption(
                words.count(
                    "{n} activity still needs an answer or a field.",
                    "{n} activities still need an answer or a field.",
                    waiting,
                )
            )
