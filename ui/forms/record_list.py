"""The list of records: find, open, confirm, withdraw with a reason, restore."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st

from core.access import Action, may
from core.errors import RulesBroken, StaleEdit, Violation
from core.formats import day, number, person_name
from services import participations, resource_uses
from services.versions import Opened
from ui import data, session
from ui.forms import choices, export, record_filters
from ui.forms.form import Form
from ui.forms.participation import SHEET as PARTICIPATION
from ui.forms.record_filters import RecordFilters
from ui.forms.resource_use import SHEET as RESOURCE_USE
from ui.forms.sheet import Sheet
from ui.forms.standing import draw_badge
from ui.markdown import plain
from ui.page import Page

TEXT_WIDTH = 600
STEP = 20  # records shown at first, and more with each asking
CONFIRM, WITHDRAW, RESTORE, MORE, PICK_ALL = "confirm", "withdraw", "restore", "more", "pick_all"
Row = Mapping[str, object]


@dataclass(frozen=True)
class RecordSort:
    """One sort of record in the list: its statement, its form, the list its kinds come from."""

    statement: str
    sheet: Sheet[Any]
    kinds: str
    confirm: Callable[..., int]


SORTS: Mapping[str, RecordSort] = {
    "participations": RecordSort(
        "records/participations", PARTICIPATION, "kinds", participations.confirm
    ),
    "resource_uses": RecordSort(
        "records/resource_uses", RESOURCE_USE, "resource_kinds", resource_uses.confirm
    ),
}


def draw(page: Page) -> None:
    """Draw the filters, what can be done with the chosen records, and the records."""
    filters = record_filters.draw(page)
    sort, form = SORTS[filters.sort], Form(page, "records")
    form = _do_asked(form, sort)
    shown = _shown(form, filters)
    rows = data.rows(
        page,
        sort.statement,
        **data.sight(page.person).parameters(),
        **filters.parameters(),
        top=shown,
    )
    if not rows:
        _draw_empty(page, filters, sort)
        return
    found = int(str(rows[0]["found"]))
    if form.asked(PICK_ALL):
        for row in rows:
            session.remember(_pick_key(row), value=True)
    picked = [row for row in rows if session.recall(_pick_key(row))]
    form.put("picked", [_opened(row) for row in picked])
    _draw_deeds(form, filters, picked, found=found)
    for row in rows:
        _draw_row(page, sort, row)
    if found > shown:
        form.button(page.words("Show more"), MORE, icon=":material/expand_more:")


def _do_asked(form: Form, sort: RecordSort) -> Form:
    """Do what a button asked for with the picked records; return the form with what is against."""
    deed, picked = form.asked(*DEEDS), form.value("picked", [])
    if not deed or not isinstance(picked, list) or not picked:
        return form
    try:
        said = DEEDS[deed](form, sort, picked)
    except RulesBroken as broken:
        return replace(form, violations=broken.violations)
    except StaleEdit as failure:
        return replace(form, violations=(Violation("picked", failure.message),))
    st.toast(said, icon=":material/check:")
    return form


def _confirm(form: Form, sort: RecordSort, picked: list[Opened]) -> str:
    done = sort.confirm(form.page.storage, form.page.person, picked)
    return form.page.words.count("{n} record confirmed", "{n} records confirmed", done)


def _withdraw(form: Form, sort: RecordSort, picked: list[Opened]) -> str:
    page, reason = form.page, str(form.value("reason", ""))
    for opened in picked:
        sort.sheet.withdraw(page.storage, page.person, opened, reason=reason)
    form.put("reason", "")
    form.put("withdrawal", False)
    return page.words.count("{n} record withdrawn", "{n} records withdrawn", len(picked))


def _restore(form: Form, sort: RecordSort, picked: list[Opened]) -> str:
    page = form.page
    for opened in picked:
        sort.sheet.restore(page.storage, page.person, opened)
    return page.words.count("{n} record restored", "{n} records restored", len(picked))


DEEDS: Mapping[str, Callable[[Form, RecordSort, list[Opened]], str]] = {
    CONFIRM: _confirm,
    WITHDRAW: _withdraw,
    RESTORE: _restore,
}


def _shown(form: Form, filters: RecordFilters) -> int:
    """Return how many records to show: the first ones, again after every change of the filters."""
    if form.value("filters") != filters:
        form.put("filters", filters)
        form.put("shown", STEP)
    if form.asked(MORE):
        form.put("shown", int(str(form.value("shown", STEP))) + STEP)
    return int(str(form.value("shown", STEP)))


def _draw_deeds(form: Form, filters: RecordFilters, picked: Sequence[Row], *, found: int) -> None:
    """Draw how many records there are and what can be done with the picked ones."""
    words, is_idle = form.page.words, not picked
    with st.container(horizontal=True, vertical_alignment="center", key=form.key("deeds")):
        count = number(found, words.language)
        text = words.count("{count} record", "{count} records", found, count=count)
        chosen = words("chosen: {n}", n=len(picked))
        st.markdown(f"{text} · {chosen}", width="content")
        form.button(words("Choose all shown"), PICK_ALL, type="tertiary")
        if filters.is_withdrawn:
            form.button(words("Restore"), RESTORE, disabled=is_idle, icon=":material/undo:")
        else:
            _draw_confirm_and_withdraw(form, is_idle=is_idle)
        export.draw(form.page, filters, found=found)
    form.note(*(found.field for found in form.violations if found.field != "reason"))


def _draw_confirm_and_withdraw(form: Form, *, is_idle: bool) -> None:
    words = form.page.words
    if may(form.page.person, Action.CONFIRM_RECORDS):
        form.button(words("Confirm"), CONFIRM, disabled=is_idle, icon=":material/verified:")
    with st.popover(
        words("Withdraw"),
        icon=":material/delete:",
        disabled=is_idle,
        key=form.key("withdrawal"),
        on_change="rerun",
    ):
        st.text_input(words("Why"), key=form.key("reason"), autocomplete="off")
        form.note("reason")
        form.button(words("Withdraw the chosen"), WITHDRAW, type="primary")


def _draw_row(page: Page, sort: RecordSort, row: Row) -> None:
    """Draw a record: its tick and title, what it is, where it stands, the way to its form."""
    record_id, title = str(row["record_id"]), plain(str(row["title"]))
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        border=True,
        key=f"record_{record_id}",
    ):
        with st.container(width=TEXT_WIDTH, gap=None):
            st.checkbox(f"**{title}**", key=_pick_key(row))
            st.caption(" · ".join(part for part in _details(page, sort, row) if part))
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            draw_badge(page, str(row["status"]), is_withdrawn=bool(row["is_withdrawn"]))
            st.page_link(
                sort.sheet.path,
                label=page.words("Open"),
                icon=":material/edit:",
                query_params={"record": record_id},
            )


def _details(page: Page, sort: RecordSort, row: Row) -> tuple[str, ...]:
    """Return what stands under a title: when, who, whose, what kind, what is amiss."""
    words, happened_on, times = page.words, row["happened_on"], row["times"]
    name = person_name(str(row["last_name"]), str(row["first_name"]), str(row["middle_name"]))
    return (
        day(happened_on, words.language) if isinstance(happened_on, date) else "",
        plain(name),
        plain(choices.provider_name(page, row["community"], row["partner"])),
        page.reference.name(sort.kinds, str(row["kind"])),
        words.count("{n} time", "{n} times", int(str(times))) if times else "",
        "" if row["has_evidence"] else words("no evidence"),
        words("counts as it was confirmed before") if row["is_counting"] else "",
        plain(str(row["reason"])),
    )


def _draw_empty(page: Page, filters: RecordFilters, sort: RecordSort) -> None:
    words = page.words
    if filters == RecordFilters(filters.sort, "", (), (), None, is_withdrawn=False):
        st.info(words("There are no records here yet."), icon=":material/inbox:")
        st.page_link(sort.sheet.path, label=words("Enter the first record"), icon=":material/add:")
    else:
        st.info(words("No record fits the filters."), icon=":material/filter_alt_off:")


def _opened(row: Row) -> Opened:
    activity_version = row["activity_version"]
    return Opened(
        str(row["record_id"]),
        int(str(row["version"])),
        None if activity_version is None else int(str(activity_version)),
    )


def _pick_key(row: Row) -> str:
    return f"pick_{row['record_id']}_{row['version']}"
