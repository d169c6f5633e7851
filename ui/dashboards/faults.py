"""What the records lack, a line a fault: how many, of how many, and the way to just those."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from core import formats
from core.access import Action, may
from core.i18n import N_, Words
from core.indicators import INDICATORS, Indicator
from ui import filters, marks
from ui.dashboards import behind, figures, then
from ui.dashboards.quality import whole_of
from ui.dashboards.view import View
from ui.forms import duplicate_pairs

LIST, CHECKING = "entry/records.py", "entry/review.py"


@dataclass(frozen=True)
class Fault:
    """One row of the list: its figure and what mends it."""

    code: str
    screen: str = ""
    label: str = ""
    action: Action = Action.ENTER_RECORDS
    address: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the records' statement calls it."""
        return behind.FAULTS[self.code]

    @property
    def indicator(self) -> Indicator:
        """The figure, as the catalogue defines it."""
        return INDICATORS[self.code]


FAULTS = (
    Fault(
        "without_evidence",
        CHECKING,
        N_("Checking"),
        Action.CONFIRM_RECORDS,
        {"evidence": "without"},
    ),
    Fault("unrated"),
    Fault("late"),
    Fault("returned", LIST, N_("Records"), address={"status": "returned"}),
    Fault(
        "waiting",
        CHECKING,
        N_("Checking"),
        Action.CONFIRM_RECORDS,
    ),
)


def basis(view: View) -> None:
    """Say on which day and on which records the figures rest."""
    words = view.page.words
    marks.draw_chips(view.page)
    then.draw(view)
    with st.container(horizontal=True, vertical_alignment="center", key="basis"):
        st.caption(
            words(
                "Figures as of {day}: all participations of the period that are confirmed, "
                "returned or wait for a check.",
                day=formats.day(view.as_of, words.language),
            )
        )
        filters.draw_comparison(view.page)
        behind.offer(view, behind.entered())


def draw(view: View) -> None:
    """Draw the list: the faults, then the likely duplicates."""
    now = whole_of(view)
    before = whole_of(view.before) if view.is_compared else None
    with st.container(border=True, key="faults"):
        st.subheader(view.page.words("What to mend"), anchor=False)
        for fault in FAULTS:
            _draw_fault(view, fault, now, before=before)
        if may(view.page.person, Action.ENTER_RECORDS):
            _draw_duplicates(view)


def _draw_fault(
    view: View,
    fault: Fault,
    now: Mapping[str, float],
    *,
    before: Mapping[str, float] | None,
) -> None:
    words, person = view.page.words, view.page.person
    with _line(f"fault_{fault.name}"):
        with st.container(width=330, gap=None):
            st.markdown(
                f"**{words(fault.indicator.name)}**",
                help=figures.meaning(words, fault.indicator),
            )
            st.caption(_figure(view, fault, now, before=before))
        if not now[fault.indicator.column]:
            return
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            behind.offer(view, behind.entered(fault.name), key=f"behind_{fault.name}")
            if fault.screen and may(person, fault.action):
                st.page_link(
                    fault.screen,
                    label=words(fault.label),
                    icon=":material/arrow_forward:",
                    query_params=dict(fault.address),
                )


def _figure(
    view: View,
    fault: Fault,
    now: Mapping[str, float],
    *,
    before: Mapping[str, float] | None,
) -> str:
    words = view.page.words
    if view.hides(int(now[f"{fault.indicator.column}_people"])):
        return words("Not shown: it is about fewer than 3 people.")
    text = words(
        "{part} of {whole}, {share}",
        part=formats.number(now[fault.indicator.column], words.language),
        whole=formats.number(now["records"], words.language),
        share=formats.percent(now[fault.indicator.column], now["records"], words.language),
    )
    if before is None or view.hides(int(before[f"{fault.indicator.column}_people"])):
        return text
    earlier = words(
        "{part} of {whole}",
        part=formats.number(before[fault.indicator.column], words.language),
        whole=formats.number(before["records"], words.language),
    )
    return words("{now}, before: {before}", now=text, before=earlier)


@st.fragment(parallel=True)
def _draw_duplicates(view: View) -> None:
    """Draw how many pairs the screen of duplicates has found; it looks again every five minutes."""
    words = view.page.words
    title = words("Likely duplicates")
    with _line("fault_duplicates"):
        with st.container(width=330, gap=None):
            st.markdown(f"**{title}**")
            with st.skeleton(height=24):
                found, is_cut = duplicate_pairs.found(view.page)
            st.caption(_pairs(words, len(found), is_cut=is_cut))
        if found:
            st.page_link(
                "entry/duplicates.py", label=words("Duplicates"), icon=":material/arrow_forward:"
            )


def _pairs(words: Words, n: int, *, is_cut: bool) -> str:
    count = formats.number(n, words.language)
    if is_cut:
        return words.count(
            "At least {count} pair among the records of all periods.",
            "At least {count} pairs among the records of all periods.",
            n,
            count=count,
        )
    return words.count(
        "{count} pair among the records of all periods.",
        "{count} pairs among the records of all periods.",
        n,
        count=count,
    )


def _line(key: str) -> st.delta_generator.DeltaGenerator:
    return st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key=key,
    )
