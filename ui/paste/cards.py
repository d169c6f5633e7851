"""What was understood: a card for each activity, with the fields that still need something."""

from dataclasses import replace
from typing import Any

import streamlit as st

from core.formats import day, number
from services.rules import ParticipationEntry
from ui.forms import choices, repeats
from ui.forms.controls import CHOICE
from ui.forms.fields import Field, draw_rows
from ui.forms.form import Form
from ui.forms.participation_fields import COMMUNITY as PILLS_COMMUNITY
from ui.forms.participation_fields import (
    EVIDENCE,
    FOLDED_FIELDS,
    HOURS,
    KIND,
    STARTS,
    TEACHERS,
    TITLE,
    WITHOUT,
)
from ui.markdown import plain
from ui.paste import reading
from ui.paste.reading import Card

EDIT, PUT_ASIDE = "edit", "put_aside"
COMMON_COMMUNITY, COMMON_KIND, COMMON_WITHOUT = "all_community", "all_kind", "all_without"
COMMUNITY = replace(PILLS_COMMUNITY, control=CHOICE)
ROWS: tuple[tuple[Field, ...], ...] = (
    (TEACHERS,),
    (TITLE, STARTS),
    (COMMUNITY, KIND, HOURS),
    (EVIDENCE, WITHOUT),
)
ORDINARY = ("teacher_ids", "title", "starts_on", "community", "kind", "hours", "evidence")


def do_asked(form: Form) -> None:
    """Open a card's fields or put the card aside, as its buttons asked."""
    for place, _, card in reading.open_forms(form):
        match card.asked(EDIT, PUT_ASIDE):
            case "edit":
                card.put("open", ORDINARY)
            case "put_aside":
                form.put("gone", reading.gone(form) | {place})


def fill_common(form: Form, card: Form) -> None:
    """Give a card what was chosen for all that lack it."""
    for common, name in ((COMMON_COMMUNITY, "community"), (COMMON_KIND, "kind")):
        if form.value(common) and not card.value(name):
            card.put(name, form.value(common))
    if form.value(COMMON_WITHOUT) and not str(card.value("evidence") or "").strip():
        card.put("is_without_evidence", True)


def draw_common(form: Form, open_cards: list[Card]) -> None:
    """Draw the choices for all activities that lack a community, a kind or evidence."""
    words, reference = form.page.words, form.page.reference
    lacking = {violation.field for card in open_cards for violation in card.violations}
    for card in open_cards:
        lacking |= {name for name in ("community", "kind") if not card.form.value(name)}
    lists = (
        (COMMON_COMMUNITY, "community", "communities", words("Community for all without one")),
        (COMMON_KIND, "kind", "kinds", words("Kind for all without one")),
    )
    shown = [row for row in lists if row[1] in lacking or form.value(row[0])]
    has_tick = "address" in lacking or bool(form.value(COMMON_WITHOUT))
    if not shown and not has_tick:
        return
    columns = st.columns(max(1, len(shown)))
    for column, (key, _, list_name, label) in zip(columns, shown, strict=False):
        names = {code: reference.name(list_name, code) for code in reference.codes(list_name)}
        column.selectbox(
            label,
            list(names),
            index=None,
            format_func=names.__getitem__,
            key=form.key(key),
            placeholder=words("Choose"),
            persist_state="session",
        )
    if has_tick:
        label = words("no evidence for all without a link or a number")
        st.checkbox(label, key=form.key(COMMON_WITHOUT), persist_state="session")


def draw(form: Form, card: Card) -> None:
    """Draw one activity: in words, then the fields that are open."""
    words = form.page.words
    with st.container(border=True, gap="small", key=card.form.key("card")):
        icon = ":material/check_circle:" if card.is_ready else ":material/edit_note:"
        st.markdown(f"{icon} {_headline(card.form, card.entry)}")
        st.markdown(_people(card))
        st.caption(plain(card.activity.text))
        draw_rows(card.form, _open_rows(card))
        card.form.note(*_strays(card))
        if card.repeats:
            with st.container(horizontal=True, vertical_alignment="center"):
                repeats.draw(form, card.name, card.repeats)
        with st.container(horizontal=True):
            card.form.button(words("Change"), EDIT, type="tertiary", icon=":material/edit:")
            card.form.button(
                words("Do not save"), PUT_ASIDE, type="tertiary", icon=":material/close:"
            )


def _headline(card: Form, entry: ParticipationEntry) -> str:
    page = card.page
    language, reference = page.words.language, page.reference
    told = (
        f"**{plain(entry.title) or page.words('without a title')}**",
        day(entry.starts_on, language) if entry.starts_on else "",
        plain(reference.name("communities", entry.community)),
        plain(reference.name("kinds", entry.kind)),
        page.words("{n} h", n=number(entry.hours, language)) if entry.hours else "",
        plain(entry.document_number),
        plain(entry.address),
    )
    return " · ".join(text for text in told if text)


def _people(card: Card) -> str:
    page = card.form.page
    names = choices.teacher_names(page)
    chosen = [plain(names.get(one, one)) for one in card.entry.teacher_ids]
    return ":material/person: " + (", ".join(chosen) or page.words("nobody yet"))


def _open_rows(card: Card) -> list[list[Field]]:
    """Return the fields to draw: those opened before stay, those that need something join."""
    kept: Any = card.form.value("open")
    needed = {violation.field for violation in card.violations}
    shown = set(kept or ())
    for item in (*(item for row in ROWS for item in row), *FOLDED_FIELDS):
        if item.name in needed or needed.intersection(item.notes):
            shown.add(item.name)
    if "evidence" in shown:
        shown.add("is_without_evidence")
    if choices.own_teacher_id(card.form.page):
        shown.discard("teacher_ids")
    card.form.put("open", tuple(sorted(shown)))
    further = [[item] for item in FOLDED_FIELDS if item.name in shown]
    rows = [[item for item in row if item.name in shown] for row in ROWS]
    return [row for row in (*rows, *further) if row]


def _strays(card: Card) -> list[str]:
    """Return the fields with something wrong that have no control here."""
    drawn = [item for row in ROWS for item in row] + list(FOLDED_FIELDS)
    places = {name for item in drawn for name in (item.name, *item.notes)}
    return [found.field for found in card.violations if found.field not in places]
