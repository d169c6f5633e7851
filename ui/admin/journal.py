"""The journal on screen: its filters, a page of deeds, the deed that is chosen, the export."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial

import pandas as pd
import streamlit as st

from core.formats import number
from db.connection import now
from services import journal
from services.export_files import FORMATS
from services.exports import file_name
from services.journal import JournalFilters
from services.journal_words import DEED_WORDS, THING_WORDS
from services.versions import Row
from ui import session
from ui.admin.table import MOMENT_FORMAT, Table, draw_table
from ui.forms.export import draw_too_long
from ui.markdown import plain
from ui.page import Page

PAGE_SIZE = 50
SHOWN_AT_FIRST = timedelta(days=30)
OFFERED = ("xlsx", "csv")
FORMS = {"participations": "entry/participation.py", "resource_uses": "entry/resource_use.py"}


def draw_filters(page: Page) -> JournalFilters:
    """Draw the filters and return what they say; the last month at first."""
    words = page.words
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = st.text_input(
            words("Search"),
            type="search",
            icon=":material/search:",
            placeholder=words("Title, name, reason or number of a record"),
            live="500ms",
            key="journal_search",
            width=320,
        )
        first = st.date_input(
            words("From"),
            page.today - SHOWN_AT_FIRST,
            format="DD.MM.YYYY",
            key="journal_from",
            width=150,
        )
        last = st.date_input(
            words("To"), page.today, format="DD.MM.YYYY", key="journal_to", width=150
        )
    names = {str(row["account_id"]): str(row["display_name"]) for row in _accounts(page)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        account_ids = _choice(words("Who"), names, key="accounts", placeholder=words("Everybody"))
        deeds = _choice(
            words("Deed"), _in_words(page, DEED_WORDS), key="which", placeholder=words("Every deed")
        )
        things = _choice(
            words("Of what sort"),
            _in_words(page, THING_WORDS),
            key="things",
            placeholder=words("Everything"),
        )
    days = sorted((first, last))
    return JournalFilters(days[0], days[1], account_ids, deeds, things, search or "")


def draw(page: Page, filters: JournalFilters) -> None:
    """Draw how many deeds there are, one page of them, the chosen one."""
    words, number_of_page = page.words, _page_number(filters)
    skip = (number_of_page - 1) * PAGE_SIZE
    rows = journal.search(page.storage, page.person, filters, top=PAGE_SIZE, skip=skip)
    if not rows:
        st.info(words("No deed fits the filters."), icon=":material/filter_alt_off:")
        return
    found = int(str(rows[0]["found"]))
    pages = -(-found // PAGE_SIZE)
    with st.container(horizontal=True, vertical_alignment="center", key="journal_deeds"):
        count = number(found, words.language)
        st.markdown(
            words.count("{count} deed", "{count} deeds", found, count=count), width="content"
        )
        _draw_turn(words("Later deeds"), number_of_page - 1, key="back", last=pages)
        shown = words("page {n} of {pages}", n=number_of_page, pages=pages)
        st.markdown(shown, width="content")
        _draw_turn(words("Earlier deeds"), number_of_page + 1, key="on", last=pages)
        _draw_export(page, filters, found=found)
    chosen = draw_table(_table(page), _shown(page, rows))
    if chosen is not None:
        _draw_chosen(page, rows[chosen])


def _page_number(filters: JournalFilters) -> int:
    """Return which page is shown: the first one after every change of the filters."""
    if session.recall("journal_filters") != filters:
        session.remember("journal_filters", filters)
        session.remember("journal_page", 1)
    return int(str(session.recall("journal_page", 1)))


def _draw_turn(label: str, to: int, *, key: str, last: int) -> None:
    """Draw a button to another page of the journal."""
    st.button(
        label,
        key=f"journal_{key}",
        icon=":material/chevron_left:" if key == "back" else ":material/chevron_right:",
        type="tertiary",
        disabled=not 1 <= to <= last,
        on_click=partial(session.remember, "journal_page", to),
    )


def _draw_export(page: Page, filters: JournalFilters, *, found: int) -> None:
    with st.popover(page.words("Download"), icon=":material/download:", key="journal_export"):
        st.caption(page.words("All deeds that fit the filters."))
        is_too_long = draw_too_long(page.words, found)
        for name in OFFERED:
            file_format = FORMATS[name]
            st.download_button(
                file_format.name,
                partial(
                    journal.export_journal,
                    page.storage,
                    page.person,
                    filters,
                    file_format=name,
                ),
                file_name=file_name(page.words(journal.TITLE), file_format.suffix),
                mime=file_format.mime,
                icon=":material/download:",
                on_click="ignore",
                disabled=is_too_long,
                key=f"journal_export_{name}",
                width="stretch",
            )


def _table(page: Page) -> Table:
    words, config = page.words, st.column_config
    return Table(
        "journal",
        words("Journal of deeds"),
        {
            "when": config.DatetimeColumn(words("When"), format=MOMENT_FORMAT, width=130),
            "who": config.TextColumn(words("Who"), width=150),
            "deed": config.TextColumn(words("Deed"), width=170),
            "what": config.TextColumn(words("What"), width=260),
            "whose": config.TextColumn(words("Whose record"), width=180),
            "detail": config.TextColumn(words("Reason and details"), width=240),
            "thing": config.TextColumn(words("Of what sort"), width=150),
        },
    )


def _shown(page: Page, rows: Sequence[Row]) -> pd.DataFrame:
    words = page.words
    return pd.DataFrame(
        {
            "when": [journal.when(row) for row in rows],
            "who": [str(row["display_name"]) or words("the program itself") for row in rows],
            "deed": [journal.deed(row, words) for row in rows],
            "what": [journal.what(row, words) for row in rows],
            "whose": [str(row["person_name"]) for row in rows],
            "detail": [journal.detail(row, words) for row in rows],
            "thing": [journal.thing(row, words) for row in rows],
        }
    )


def _draw_chosen(page: Page, row: Row) -> None:
    """Draw the whole of a deed, and the way to the record it was done to."""
    words, detail = page.words, journal.detail(row, page.words)
    with st.container(border=True, key="journal_chosen"):
        st.markdown(f"**{plain(journal.what(row, words))}** · {journal.deed(row, words)}")
        if detail:
            st.markdown(plain(detail))
        if row["thing"] in FORMS:
            st.page_link(
                FORMS[str(row["thing"])],
                label=words("Open the record"),
                icon=":material/edit:",
                query_params={"record": str(row["record_id"])},
            )


def _accounts(page: Page) -> Sequence[Row]:
    return page.storage.rows(
        "accounts/list", organisation_ids=(page.person.organisation_id,), moment=now()
    )


def _in_words(page: Page, names: Mapping[str, str]) -> dict[str, str]:
    return {code: page.words(name) for code, name in names.items()}


def _choice(label: str, names: Mapping[str, str], *, key: str, placeholder: str) -> tuple[str, ...]:
    chosen = st.multiselect(
        label,
        list(names),
        format_func=lambda code: names.get(code, code),
        placeholder=placeholder,
        select_all=False,
        key=f"journal_{key}",
        width=260,
    )
    return tuple(chosen)
