"""The records behind the figures of a dashboard: their list, and the way to each one's form."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import streamlit as st

from core import indicators
from core.access import Action, may
from core.dimensions import Facts, within
from core.formats import day, number, person_name
from core.i18n import N_
from core.indicators import Indicator, Source, written
from db import Row
from ui import data, session
from ui.dashboards import sources
from ui.dashboards.view import View
from ui.forms import choices
from ui.markdown import plain

STEP = 20  # records shown at first, and more with each asking
SHOWN = "behind_shown"


@dataclass(frozen=True)
class Sort:
    """One sort of record behind figures: its statement, its form, the list its kinds come from.

    `more` are the parameters that the statement takes besides the selection, `facts` is what the
    records are.
    """

    statement: str
    form: str
    kinds: str
    more: Mapping[str, object] = field(default_factory=dict)
    facts: Facts = Facts.PARTICIPATIONS


EVERYBODY: Mapping[str, object] = {"staff_on": None}
PARTICIPATIONS = Sort("dashboards/records", "entry/participation.py", "kinds", EVERYBODY)
RESOURCE_USES = Sort(
    "dashboards/resource_use_records",
    "entry/resource_use.py",
    "resource_kinds",
    EVERYBODY,
    Facts.RESOURCE_USES,
)
ENTERED = Sort("dashboards/quality_records", "entry/participation.py", "kinds", {"fault": ""})
# What the records of a figure about what was entered lack, as their statement calls it.
FAULTS: Mapping[str, str] = {
    "without_evidence": "evidence",
    "unrated": "level",
    "late": "late",
    "returned": "returned",
    "waiting": "waiting",
}
SORTS: Mapping[Source, Sort] = {
    indicators.PARTICIPATIONS: PARTICIPATIONS,
    indicators.COMBINATIONS: PARTICIPATIONS,
    indicators.CONCENTRATION: PARTICIPATIONS,
    indicators.RESOURCE_USES: RESOURCE_USES,
    indicators.CATALOGUE_OF_RESOURCES: RESOURCE_USES,
}
TITLE = N_("The records behind these figures")


def offer(
    view: View,
    sort: Sort = PARTICIPATIONS,
    *,
    key: str = "behind",
    label: str = N_("Show the records"),
) -> None:
    """Offer the records behind what is shown, to whoever may see the names in them."""
    words = view.page.words
    if not may(view.page.person, Action.VIEW_NAMES):
        return
    if st.button(words(label), key=key, icon=":material/list_alt:"):
        session.remember(SHOWN, STEP)
        st.dialog(words(TITLE), width="large", icon=":material/list_alt:")(_listed)(view, sort)


def offer_figure(view: View, indicator: Indicator, *, key: str = "") -> None:
    """Offer just the records that one figure is about, in a quiet button under it.

    `key` tells the figure apart from the same one elsewhere on the page.
    """
    page = view.page
    if not may(page.person, Action.VIEW_NAMES):
        return
    name = page.words(indicator.name)
    if st.button(
        page.words("records"),
        key=f"behind_{key or indicator.code}",
        type="tertiary",
        icon=":material/list_alt:",
        help=page.words("The records behind the figure “{name}”", name=name),
    ):
        session.remember(SHOWN, STEP)
        title = page.words("Records: {name}", name=name)
        st.dialog(title, width="large", icon=":material/list_alt:")(_behind)(view, indicator)


def entered(fault: str = "") -> Sort:
    """Return the records entered that have a fault; all of them for none."""
    return replace(ENTERED, more={"fault": fault})


def _sort_of(indicator: Indicator) -> Sort:
    if indicator.code in FAULTS:
        return entered(FAULTS[indicator.code])
    return SORTS[indicator.source]


def records_of(view: View, indicator: Indicator) -> View:
    """Return the view cut to the records that a figure is about, whatever narrows it already."""
    return replace(view, selection=within(view.selection, sources.mark_of(view, indicator)))


def _behind(view: View, indicator: Indicator) -> None:
    words = view.page.words
    value = written(indicator, sources.row_of(view, indicator)[indicator.column], words.language)
    unit, formula = words(indicator.unit), words(indicator.formula)
    told = words("{unit}: {value}", unit=unit, value=value)
    st.markdown(f"**{told}**. {formula}")
    sort = _sort_of(indicator)
    if indicator.is_of_staff:
        sort = replace(sort, more={"staff_on": view.as_of})
    _listed(records_of(view, indicator), sort)


def _listed(view: View, sort: Sort) -> None:
    words, shown = view.page.words, int(str(session.recall(SHOWN, STEP)))
    narrowed = view.selection.parameters()
    rows = data.rows(view.page, sort.statement, **narrowed, **sort.more, top=shown)
    if not rows:
        st.info(words("There is no record behind these figures."), icon=":material/inbox:")
        return
    found = int(rows[0]["found"])
    count = number(found, words.language)
    st.markdown(words.count("{count} record", "{count} records", found, count=count))
    for row in rows:
        _draw_row(view, sort, row)
    if found > len(rows) and st.button(words("Show more"), icon=":material/expand_more:"):
        session.remember(SHOWN, shown + STEP)
        st.rerun(scope="fragment")


def _draw_row(view: View, sort: Sort, row: Row) -> None:
    page, title = view.page, plain(str(row["title"]))
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        border=True,
        key=f"behind_{row['record_id']}",
    ):
        with st.container(width=560, gap=None):
            st.markdown(f"**{title}**")
            st.caption(" · ".join(part for part in _details(view, sort, row) if part))
        if may(page.person, Action.ENTER_RECORDS):
            st.page_link(
                sort.form,
                label=page.words("Open"),
                icon=":material/edit:",
                query_params={"record": str(row["record_id"])},
            )


def _details(view: View, sort: Sort, row: Row) -> tuple[str, ...]:
    page, happened_on = view.page, row["happened_on"]
    return (
        day(happened_on, page.words.language) if isinstance(happened_on, date) else "",
        plain(person_name(row["last_name"], row["first_name"], row["middle_name"])),
        plain(choices.provider_name(page, row["community"], row["partner"])),
        page.reference.name(sort.kinds, str(row["kind"])),
        page.words("waits for a check") if row["is_waiting"] else "",
    )
