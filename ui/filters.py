"""The filters of every dashboard: drawn in one row, kept in the address and over page changes.

The address holds codes (`?period=quarter:2026.2&community=infourok,sferum`), not the words on
screen, so that a link works in every language and after a renaming. Streamlit's own
bind="query-params" writes the words, which is why it is not used here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from core import period_codes
from core.dimensions import BY_NAME, DIMENSIONS, NOT_STATED, Dimension, Mark, as_written, narrowed
from core.i18n import N_
from core.periods import Period
from core.selection import Selection
from ui import data, day_filters, filter_values, period_filter, session
from ui.day_filters import DAYS
from ui.filter_values import KNOWN, SINCE, WAITING, key
from ui.page import Page

PERIOD, COMPARED = "period", "compared"


@dataclass(frozen=True)
class ListFilter:
    """A filter by a reference list: its name in the address, the list, the words on screen."""

    name: str
    reference_list: str
    label: str
    placeholder: str


COMMUNITY = ListFilter("community", "communities", N_("Communities"), N_("All communities"))
FOLDED: tuple[ListFilter, ...] = (
    ListFilter("group", "method_groups", N_("Method groups"), N_("All method groups")),
    ListFilter("subject", "subjects", N_("Subjects"), N_("All subjects")),
    ListFilter("level", "levels", N_("Levels"), N_("All levels")),
)
LISTS = (COMMUNITY, *FOLDED)
NAMES = (PERIOD, *BY_NAME, WAITING, COMPARED, *DAYS)
BOARD = "board"  # of the address, kept there: which board it is, whatever the filters choose


def draw(page: Page, beside: Callable[[Page], None] | None = None) -> Selection:
    """Draw the filters and return the selection they make, within the person's sight.

    `beside` draws what stands in the same row.
    """
    _adopt_address(page)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall", key="filters"):
        period = period_filter.draw(page)
        _list_filter(page, COMMUNITY)
        with st.popover(_folded_label(page), icon=":material/tune:", key="more_filters"):
            for item in FOLDED:
                _list_filter(page, item)
            with_waiting = st.toggle(
                page.words("With records waiting for a check"),
                key=key(WAITING),
                help=page.words("Official figures count confirmed records only."),
            )
            known_on = day_filters.draw_known(page)
            st.button(page.words("Clear filters"), key="clear_filters", on_click=_clear)
        if beside:
            beside(page)
    _publish(page, period)
    limits = data.sight(page.person)
    everything = Selection(
        limits.organisation_ids,
        limits.teacher_ids,
        period,
        with_waiting=with_waiting,
        known_on=known_on,
    )
    return narrowed(everything, chosen())


def selection_of(page: Page, address: Mapping[str, str]) -> Selection:
    """Return the selection that an address says, without the controls, within the sight."""
    limits = data.sight(page.person)
    everything = Selection(
        limits.organisation_ids,
        limits.teacher_ids,
        period_filter.read(page, address.get(PERIOD, "")),
        with_waiting=address.get(WAITING) == "1",
        known_on=day_filters.read(address.get(KNOWN, ""), page.today),
    )
    asked = {one: address[one.name].split(",") for one in DIMENSIONS if address.get(one.name)}
    found = {one.name: tuple(_known(page, one, codes)) for one, codes in asked.items()}
    return narrowed(everything, {name: codes for name, codes in found.items() if codes})


def draw_comparison(page: Page) -> None:
    """Draw the one switch that sets every chart against the period before."""
    st.toggle(
        page.words("Beside the period before"),
        key=key(COMPARED),
        help=page.words(
            "Every chart also shows the period that is compared with: about as long, named above."
        ),
    )


def is_compared() -> bool:
    """Say whether the charts are to show the period before as well."""
    return bool(filter_values.value(COMPARED))


def chosen() -> dict[str, tuple[str, ...]]:
    """Return the chosen codes by the name of their dimension; only those that narrow anything."""
    found = {name: filter_values.value(name) for name in BY_NAME}
    return {
        name: tuple(codes) for name, codes in found.items() if isinstance(codes, list) and codes
    }


def toggle(mark: Mark) -> None:
    """Narrow to a mark; when that is chosen already, take it off. Comes before drawing."""
    wanted = {name: codes.split(",") for name, codes in mark.items()}
    is_chosen = all(filter_values.value(name) == codes for name, codes in wanted.items())
    for name, codes in wanted.items():
        filter_values.put(name, [] if is_chosen else codes)


def take_off(*names: str) -> None:
    """Take off what narrows these dimensions, all of them when none is named."""
    for name in names or BY_NAME:
        filter_values.put(name, [])


def kept() -> dict[str, str]:
    """Return what the filters chose when they were drawn last, as the address holds it."""
    address = session.recall("filters", {})
    return _board() | (dict(address) if isinstance(address, dict) else {})


def of_slide() -> dict[str, str]:
    """Return what the filters chose, as far as a slide keeps it, and which board it is of."""
    return {k: v for k, v in kept().items() if k != SINCE}


def set_all(page: Page, address: dict[str, str]) -> None:
    """Set every filter to what an address says. Comes before drawing."""
    _set_widgets(page, address)
    session.remember("filters", {k: v for k, v in address.items() if k != BOARD})
    session.write_address(_board() | address)


def _board() -> dict[str, str]:
    return {k: v for k, v in session.address_filters().items() if k == BOARD}


def _list_filter(page: Page, item: ListFilter) -> None:
    options = _codes(page, BY_NAME[item.name])
    st.multiselect(
        page.words(item.label),
        options,
        format_func=lambda code: page.reference.name(item.reference_list, code),
        placeholder=page.words(item.placeholder),
        key=key(item.name),
    )


def _folded_label(page: Page) -> str:
    names = [*(item.name for item in FOLDED), WAITING, KNOWN]
    active = sum(bool(filter_values.value(name)) for name in names)
    if not active:
        return page.words("More filters")
    return page.words.count("{n} more filter is on", "{n} more filters are on", active)


def _adopt_address(page: Page) -> None:
    """Set the widgets from the address when it was opened or walked to, else from the session.

    A change of page empties the address; what was chosen before is then put back into it. On
    the same page a differing address means a link, "back" or "forward": the address wins.
    """
    address = {name: text for name, text in session.address_filters().items() if name in NAMES}
    kept = session.recall("filters", {})
    is_same_page = not session.is_screen_new() and filter_values.value(WAITING) is not None
    is_walked_to = address != kept if is_same_page else bool(address)
    is_walked_to = is_walked_to or session.is_walked_to_nothing()
    if is_same_page and not is_walked_to:
        return
    wanted = address if is_walked_to or not isinstance(kept, dict) else kept
    _set_widgets(page, wanted)


def _set_widgets(page: Page, wanted: dict[str, str]) -> None:
    period_filter.adopt(page, wanted.get(PERIOD, ""))
    for dimension in DIMENSIONS:
        codes = [code for code in wanted.get(dimension.name, "").split(",") if code]
        filter_values.put(dimension.name, _known(page, dimension, codes))
    for name in (WAITING, COMPARED):
        filter_values.put(name, wanted.get(name) == "1")
    day_filters.adopt(wanted, page.today)


def _known(page: Page, dimension: Dimension, codes: list[str]) -> list[str]:
    """Return the codes that can be meant, each once, since anybody can type an address."""
    if not dimension.reference_list:
        written = dict.fromkeys(as_written(dimension, code) for code in codes)
        return [code for code in written if code]
    known = _codes(page, dimension)
    return [code for code in dict.fromkeys(codes) if code in known]


def _codes(page: Page, dimension: Dimension) -> tuple[str, ...]:
    """Return the codes of a dimension's list; of subjects it may be none that is written down."""
    known = page.reference.codes(dimension.reference_list, archived=True)
    return (*known, NOT_STATED) if dimension.name == "subject" else known


def _publish(page: Page, period: Period) -> None:
    """Keep what is chosen for the next page and write it into the address."""
    address = {name: ",".join(codes) for name, codes in chosen().items()}
    if not period_filter.is_default(period, page.today):
        address[PERIOD] = period_codes.encode(period)
    address |= {name: "1" for name in (WAITING, COMPARED) if filter_values.value(name)}
    address |= day_filters.published(page.today)
    session.remember("filters", address)
    session.write_address(_board() | address)


def _clear() -> None:
    session.forget("filters")
    for name in (WAITING, COMPARED, *DAYS):
        filter_values.clear(name)
    session.write_address(_board())
