"""The filters over the list of records, kept in the address and over page changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from core import period_codes
from core.i18n import N_
from core.periods import Period, PeriodKind
from services.records import STATUS_NAMES, Status
from services.rules.checks import EARLIEST
from ui import period_filter, session
from ui.page import Page

SORTS: Mapping[str, str] = {
    "participations": N_("Participations"),
    "resource_uses": N_("Uses of resources"),
}
OFFERED = (PeriodKind.SCHOOL_YEAR, PeriodKind.QUARTER, PeriodKind.MONTH)
LATEST = date(2200, 1, 1)


@dataclass(frozen=True)
class RecordFilters:
    """What the list shows; empty tuples and no period mean all."""

    sort: str
    search: str
    statuses: tuple[str, ...]
    communities: tuple[str, ...]
    period: Period | None
    is_withdrawn: bool

    def parameters(self) -> dict[str, object]:
        """Return the parameters that the statements of the list take."""
        return {
            "search": " ".join(self.search.split()),
            "statuses": self.statuses,
            "communities": self.communities,
            "starts_on": self.period.starts_on if self.period else EARLIEST,
            "ends_on": self.period.ends_on if self.period else LATEST,
            "is_withdrawn": self.is_withdrawn,
        }


def draw(page: Page) -> RecordFilters:
    """Draw the filters and return what they say."""
    words = page.words
    if session.is_screen_new():
        _adopt(page, session.address_filters() or _kept())
    with st.container(horizontal=True, vertical_alignment="center"):
        sort = st.segmented_control(
            words("Sort of records"),
            list(SORTS),
            format_func=lambda name: words(SORTS[name]),
            required=True,
            label_visibility="collapsed",
            key=_key("sort"),
        )
        is_withdrawn = st.toggle(words("Show withdrawn"), key=_key("withdrawn"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = st.text_input(
            words("Search"),
            type="search",
            icon=":material/search:",
            placeholder=words("Title, name, number or link"),
            live="500ms",
            key=_key("search"),
            width=300,
        )
        period = _draw_period(page)
        communities = _draw_communities(page)
        statuses = _draw_statuses(page)
    filters = RecordFilters(
        sort or "participations", search or "", statuses, communities, period, is_withdrawn
    )
    _publish(filters)
    return filters


def _draw_period(page: Page) -> Period | None:
    chosen: Period | None = st.selectbox(
        page.words("Period"),
        _periods(page),
        index=None,
        format_func=lambda period: period_filter.name(period, page),
        placeholder=page.words("All time"),
        key=_key("period"),
        width=160,
    )
    return chosen


def _draw_communities(page: Page) -> tuple[str, ...]:
    reference = page.reference
    chosen = st.multiselect(
        page.words("Communities"),
        reference.codes("communities", archived=True),
        format_func=lambda code: reference.name("communities", code),
        placeholder=page.words("All communities"),
        select_all=False,
        key=_key("community"),
        width=190,
    )
    return tuple(chosen)


def _draw_statuses(page: Page) -> tuple[str, ...]:
    chosen = st.multiselect(
        page.words("State"),
        [status.value for status in STATUS_NAMES],
        format_func=lambda status: page.words(STATUS_NAMES[Status(status)]),
        placeholder=page.words("Any state"),
        select_all=False,
        key=_key("status"),
        width=190,
    )
    return tuple(chosen)


def _periods(page: Page) -> tuple[Period, ...]:
    first, starts = period_filter.first_day(page), period_filter.quarter_starts(page)
    return tuple(
        period
        for kind in OFFERED
        for period in period_filter.offered(kind, first, page.today, starts=starts)
    )


def _adopt(page: Page, wanted: Mapping[str, str]) -> None:
    """Set the widgets from the address; words that mean nothing are passed over."""
    sort = wanted.get("sort", "")
    period = period_codes.decode(wanted.get("period", ""), period_filter.quarter_starts(page))
    known = page.reference.codes("communities", archived=True)
    session.remember(_key("sort"), sort if sort in SORTS else "participations")
    session.remember(_key("search"), wanted.get("search", ""))
    session.remember(_key("period"), period if period in _periods(page) else None)
    session.remember(_key("community"), _among(wanted.get("community", ""), known))
    session.remember(_key("status"), _among(wanted.get("status", ""), tuple(Status)))
    session.remember(_key("withdrawn"), wanted.get("withdrawn") == "1")


def _publish(filters: RecordFilters) -> None:
    """Keep what is chosen for the next visit and write it into the address."""
    chosen = {
        "sort": filters.sort if filters.sort != "participations" else "",
        "search": filters.search,
        "period": period_codes.encode(filters.period) if filters.period else "",
        "community": ",".join(filters.communities),
        "status": ",".join(filters.statuses),
        "withdrawn": "1" if filters.is_withdrawn else "",
    }
    kept = {name: text for name, text in chosen.items() if text}
    session.remember("record_filters", kept)
    session.write_address(kept)


def _kept() -> Mapping[str, str]:
    kept = session.recall("record_filters", {})
    return kept if isinstance(kept, dict) else {}


def _among(text: str, known: tuple[str, ...]) -> list[str]:
    return [code for code in text.split(",") if code in known]


def _key(name: str) -> str:
    return f"records_{name}"
