"""What the records lack, a line a fault: how many, of how many, and the way to just those."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from core import formats
from core.access import Action, may
from core.i18n import N_, Words
from ui import filters, marks
from ui.dashboards import behind
from ui.dashboards.quality import whole_of
from ui.dashboards.view import View
from ui.forms import duplicate_pairs

LIST, CHECKING = "entry/records.py", "entry/review.py"


@dataclass(frozen=True)
class Fault:
    """One row of the list: its column of the figures, its words, the screen that mends it."""

    name: str
    column: str
    title: str
    screen: str = ""
    label: str = ""
    action: Action = Action.ENTER_RECORDS
    address: Mapping[str, str] = field(default_factory=dict)


FAULTS = (
    Fault(
        "evidence",
        "without_evidence",
        N_("Without evidence"),
        CHECKING,
        N_("Checking"),
        Action.CONFIRM_RECORDS,
        {"evidence": "without"},
    ),
    Fault("level", "unrated", N_("The level is not rated")),
    Fault("late", "late", N_("Entered later than 30 days")),
    Fault(
        "returned", "returned", N_("Returned"), LIST, N_("Records"), address={"status": "returned"}
    ),
    Fault(
        "waiting",
        "waiting",
        N_("Waiting for a check"),
        CHECKING,
        N_("Checking"),
        Action.CONFIRM_RECORDS,
    ),
)


def sort_of(fault: str = "") -> behind.Sort:
    """Return the records entered that have a fault; all of them for none."""
    return behind.Sort(
        "dashboards/quality_records", "entry/participation.py", "kinds", {"fault": fault}
    )


def basis(view: View) -> None:
    """Say on which day and on which records the figures rest."""
    words = view.page.words
    marks.draw_chips(view.page)
    with st.container(horizontal=True, vertical_alignment="center", key="basis"):
        st.caption(
            words(
                "Figures as of {day}: all participations of the period that are confirmed, "
                "returned or wait for a check.",
                day=formats.day(view.as_of, words.language),
            )
        )
        filters.draw_comparison(view.page)
        behind.offer(view, sort_of())


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
            st.markdown(f"**{words(fault.title)}**")
            st.caption(_figure(view, fault, now, before=before))
        if not now[fault.column]:
            return
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            behind.offer(view, sort_of(fault.name), key=f"behind_{fault.name}")
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
    if view.hides(int(now[f"{fault.column}_people"])):
        return words("Not shown: it is about fewer than 3 people.")
    text = words(
        "{part} of {whole}, {share}",
        part=formats.number(now[fault.column], words.language),
        whole=formats.number(now["records"], words.language),
        share=formats.percent(now[fault.column], now["records"], words.language),
    )
    if before is None or view.hides(int(before[f"{fault.column}_people"])):
        return text
    earlier = words(
        "{part} of {whole}",
        part=formats.number(before[fault.column], words.language),
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
