"""The filters of every dashboard: drawn in one row, kept in the address and over page changes.

The address holds codes (`?period=quarter:2026.2&community=infourok,sferum`), not the words on
screen, so that a link works in every language and after a renaming. Streamlit's own
bind="query-params" writes the words, which is why it is not used here.
"""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from core.dimensions import BY_NAME, DIMENSIONS, Dimension, Mark, is_code, narrowed
from core.i18n import N_
from core.periods import Period
from core.selection import Selection
from ui import data, period_filter, session
from ui.page import Page

PERIOD, WAITING, COMPARED, KNOWN = "period", "waiting", "compared", "known"


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
NAMES = (PERIOD, *BY_NAME, WAITING, COMPARED, KNOWN)


def draw(page: Page) -> Selection:
    """Draw the filters and return the selection they make, within the person's sight."""
    _adopt_address(page)
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        period = period_filter.draw(page)
        _list_filter(page, COMMUNITY)
        with st.popover(_folded_label(page), icon=":material/tune:", key="more_filters"):
            for item in FOLDED:
                _list_filter(page, item)
            with_waiting = st.toggle(
                page.words("With records waiting for a check"),
                key=_key(WAITING),
                help=page.words("Official figures count confirmed records only."),
            )
            known_on = _draw_known(page)
            st.button(page.words("Clear filters"), key="clear_filters", on_click=_clear)
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


def back_to_now() -> None:
    """Show everything as it is known now. Comes before drawing."""
    session.remember(_key(KNOWN), None)


def _draw_known(page: Page) -> date | None:
    """Draw the day that everything is set back to; return it, None for now."""
    chosen: object = st.date_input(
        page.words("As it was known on"),
        key=_key(KNOWN),
        format="DD.MM.YYYY",
        min_value=period_filter.EARLIEST,
        max_value=page.today,
        help=page.words("Sets every figure back to the end of that day, as a meeting saw it then."),
    )
    return chosen if isinstance(chosen, date) and chosen < page.today else None


def draw_comparison(page: Page) -> None:
    """Draw the one switch that sets every chart against the period before."""
    st.toggle(
        page.words("Beside the period before"),
        key=_key(COMPARED),
        help=page.words("Every chart also shows the same period before, cut at the same day."),
    )


def is_compared() -> bool:
    """Say whether the charts are to show the period before as well."""
    return bool(session.recall(_key(COMPARED)))


def chosen() -> dict[str, tuple[str, ...]]:
    """Return the chosen codes by the name of their dimension; only those that narrow anything."""
    found = {name: session.recall(_key(name)) for name in BY_NAME}
    return {
        name: tuple(codes) for name, codes in found.items() if isinstance(codes, list) and codes
    }


def toggle(mark: Mark) -> None:
    """Narrow to a mark; when that is chosen already, take it off. Comes before drawing."""
    wanted = {_key(name): codes.split(",") for name, codes in mark.items()}
    is_chosen = all(session.recall(key) == codes for key, codes in wanted.items())
    for key, codes in wanted.items():
        session.remember(key, [] if is_chosen else codes)


def take_off(*names: str) -> None:
    """Take off what narrows these dimensions, all of them when none is named."""
    for name in names or BY_NAME:
        session.remember(_key(name), [])


def _key(name: str) -> str:
    return f"filter_{name}"


def _list_filter(page: Page, item: ListFilter) -> None:
    options = page.reference.codes(item.reference_list, archived=True)
    st.multiselect(
        page.words(item.label),
        options,
        format_func=lambda code: page.reference.name(item.reference_list, code),
        placeholder=page.words(item.placeholder),
        key=_key(item.name),
    )


def _folded_label(page: Page) -> str:
    names = [*(item.name for item in FOLDED), WAITING, KNOWN]
    active = sum(bool(session.recall(_key(name))) for name in names)
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
    is_same_page = not session.is_screen_new() and session.recall(_key(WAITING)) is not None
    is_walked_to = address != kept if is_same_page else bool(address)
    if is_same_page and not is_walked_to:
        return
    wanted = address if is_walked_to or not isinstance(kept, dict) else kept
    _set_widgets(page, wanted)


def _set_widgets(page: Page, wanted: dict[str, str]) -> None:
    period_filter.adopt(page, wanted.get(PERIOD, ""))
    for dimension in DIMENSIONS:
        codes = [code for code in wanted.get(dimension.name, "").split(",") if code]
        session.remember(_key(dimension.name), _known(page, dimension, codes))
    for name in (WAITING, COMPARED):
        session.remember(_key(name), wanted.get(name) == "1")
    session.remember(_key(KNOWN), _day(wanted.get(KNOWN, ""), page.today))


def _known(page: Page, dimension: Dimension, codes: list[str]) -> list[str]:
    """Return the codes that can be meant, since anybody can type an address."""
    if not dimension.reference_list:
        return [code for code in codes if is_code(dimension, code)]
    known = page.reference.codes(dimension.reference_list, archived=True)
    return [code for code in codes if code in known]


def _day(text: str, today: date) -> date | None:
    """Read a day of the address; None for anything that cannot be meant."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if period_filter.EARLIEST <= day < today else None


def _publish(page: Page, period: Period) -> None:
    """Keep what is chosen for the next page and write it into the address."""
    address = {name: ",".join(codes) for name, codes in chosen().items()}
    if not period_filter.is_default(period, page.today):
        address[PERIOD] = period_filter.encode(period)
    address |= {name: "1" for name in (WAITING, COMPARED) if session.recall(_key(name))}
    known_on = session.recall(_key(KNOWN))
    if isinstance(known_on, date) and known_on < page.today:
        address[KNOWN] = known_on.isoformat()
    session.remember("filters", address)
    session.write_address(address)


def _clear() -> None:
    session.forget("filters", _key(WAITING), _key(COMPARED), _key(KNOWN))
    session.write_address({})
