"""The trash on screen: find what was withdrawn, see who did it and why, bring it back."""

from collections.abc import Sequence
from datetime import date, datetime

import streamlit as st

from core.errors import Failure
from core.formats import day, moment, number, person_name
from core.indicators import INDICATORS
from core.period_codes import decode
from services.reference_rows import LISTS
from services.trash import SORTS, Withdrawn, open_sorts, restore, withdrawn
from services.versions import Row
from ui import period_filter, session
from ui.forms.form import Form
from ui.markdown import plain, wrong
from ui.page import Page

TEXT_WIDTH = 640
STEP = 20  # things shown at first, and more with each asking
RESTORE, MORE, PICK_ALL = "restore", "more", "pick_all"


def draw(page: Page) -> None:
    """Draw the search, what can be done with the chosen things, and the things."""
    form = Form(page, "trash")
    refused = _do_asked(form)
    sorts, search = _draw_filters(form)
    shown = _shown(form, (sorts, search))
    rows = withdrawn(page.storage, page.person, sorts=sorts, search=search, top=shown)
    for sentence in refused:
        st.markdown(wrong(sentence))
    if not rows:
        _draw_empty(page, is_filtered=bool(sorts or search))
        return
    if form.asked(PICK_ALL):
        for row in rows:
            session.remember(_pick_key(row), value=True)
    picked = [row for row in rows if session.recall(_pick_key(row))]
    form.put("picked", [_thing(row) for row in picked])
    found = int(str(rows[0]["found"]))
    _draw_deeds(form, len(picked), found=found)
    for row in rows:
        _draw_row(page, row)
    if found > shown:
        form.button(page.words("Show more"), MORE, icon=":material/expand_more:")


def _do_asked(form: Form) -> list[str]:
    """Restore what was picked; return why something could not be."""
    page, picked = form.page, form.value("picked", [])
    if not form.asked(RESTORE) or not isinstance(picked, list):
        return []
    refused = []
    for thing in picked:
        try:
            restore(page.storage, page.person, thing)
        except Failure as failure:
            refused.append(failure.sentence(page.words))
    done = len(picked) - len(refused)
    if done:
        said = page.words.count("{n} record restored", "{n} records restored", done)
        st.toast(said, icon=":material/check:")
    return list(dict.fromkeys(refused))


def _draw_filters(form: Form) -> tuple[tuple[str, ...], str]:
    words, offered = form.page.words, open_sorts(form.page.person)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = st.text_input(
            words("Search"),
            type="search",
            icon=":material/search:",
            placeholder=words("Title, name, reason or who withdrew it"),
            live="500ms",
            key=form.key("search"),
            width=340,
        )
        sorts = st.multiselect(
            words("What was withdrawn"),
            offered,
            format_func=lambda sort: words(SORTS[sort].name),
            placeholder=words("Everything"),
            select_all=False,
            key=form.key("sorts"),
            width=300,
        )
    return tuple(sorts), search or ""


def _shown(form: Form, filters: object) -> int:
    if form.value("filters") != filters:
        form.put("filters", filters)
        form.put("shown", STEP)
    if form.asked(MORE):
        form.put("shown", int(str(form.value("shown", STEP))) + STEP)
    return int(str(form.value("shown", STEP)))


def _draw_deeds(form: Form, picked: int, *, found: int) -> None:
    words = form.page.words
    with st.container(horizontal=True, vertical_alignment="center", key=form.key("deeds")):
        count = number(found, words.language)
        text = words.count("{count} record", "{count} records", found, count=count)
        chosen = words("chosen: {n}", n=picked)
        st.markdown(f"{text} · {chosen}", width="content")
        form.button(words("Choose all shown"), PICK_ALL, type="tertiary")
        form.button(
            words("Restore"), RESTORE, disabled=not picked, icon=":material/restore_from_trash:"
        )


def _draw_row(page: Page, row: Row) -> None:
    """Draw a thing: its tick and title, what it is and whose, when, by whom and why withdrawn."""
    words, name = page.words, _name(row)
    title = plain(_title(page, row) or name)
    with st.container(border=True, gap=None, key=f"trash_{_pick_key(row)}"):
        st.checkbox(f"**{title}**", key=_pick_key(row), width=TEXT_WIDTH)
        about = (words(SORTS[str(row["sort"])].name), *_about(page, row, name))
        st.caption(" · ".join(part for part in about if part))
        at = row["withdrawn_at"]
        who = plain(str(row["display_name"])) or words("the program itself")
        when = moment(at, words.language) if isinstance(at, datetime) else ""
        reason = plain(str(row["reason"]))
        withdrawal = words("withdrawn {moment}, {name}", moment=when, name=who)
        st.caption(f"{withdrawal}: {reason}" if reason else withdrawal)


def _about(page: Page, row: Row, name: str) -> Sequence[str]:
    """Return what stands beside the sort: the list of an item, day and person of a record."""
    happened_on = row["happened_on"]
    if row["sort"] == "reference_items":
        return (page.words(LISTS[str(row["record_id"]).partition("/")[0]]),)
    if row["sort"] == "goals":
        period = decode(str(row["period"]), period_filter.quarter_starts(page))
        return (plain(_unit(page, row, name)), period_filter.name(period, page) if period else "")
    return (
        plain(str(row["place"])),
        day(happened_on, page.words.language) if isinstance(happened_on, date) else "",
        plain(name) if row["title"] else "",
    )


def _title(page: Page, row: Row) -> str:
    """Return what a thing is called: a goal by its figure, as far as the catalogue has it still."""
    title = str(row["title"])
    is_figure = row["sort"] == "goals" and title in INDICATORS
    return page.words(INDICATORS[title].name) if is_figure else title


def _unit(page: Page, row: Row, name: str) -> str:
    """Return whose goal it is."""
    group = str(row["place"])
    if name or not group:
        return name or page.words("The whole school")
    return f"{page.words('Method group')}: {page.reference.name('method_groups', group)}"


def _name(row: Row) -> str:
    last, first, middle = (str(row[part]) for part in ("last_name", "first_name", "middle_name"))
    return person_name(last, first, middle) if last else ""


def _draw_empty(page: Page, *, is_filtered: bool) -> None:
    words = page.words
    if is_filtered:
        st.info(words("No record fits the filters."), icon=":material/filter_alt_off:")
    else:
        st.info(words("The trash is empty: nothing was withdrawn."), icon=":material/delete:")


def _thing(row: Row) -> Withdrawn:
    return Withdrawn(str(row["sort"]), str(row["record_id"]), int(str(row["version"])))


def _pick_key(row: Row) -> str:
    return f"pick_{row['sort']}_{row['record_id']}_{row['version']}"
