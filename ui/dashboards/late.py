"""What is late, a line each with the way to it: what was returned, entered late or has run out."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import pandas as pd
import streamlit as st

from charts import attention_sentences, staff_sentences
from core.access import Action, may
from core.i18n import N_
from core.periods import beginning
from core.sitemap import screen_of
from ui import data
from ui.dashboards import quality, staff
from ui.dashboards.attention import DEVELOPMENT, QUALITY, line
from ui.dashboards.view import View
from ui.markdown import plain

TITLE = N_("What is late")
RETURNED_DAYS = 14


@dataclass(frozen=True)
class Lateness:
    """One way to be late: what it says, nothing when nothing is, and the way to it."""

    name: str
    said: Callable[[View], str]
    path: str
    address: Mapping[str, str] = field(default_factory=dict)


def draw(view: View, *, but: Collection[str]) -> None:
    """Draw what is late; nothing when nothing is. `but` was said above already."""
    page = view.page
    found = data.kept(page, "late", view.selection, make=lambda: _found(view))
    lines = [(late, sentence) for late, sentence in found if late.name not in but]
    if not lines:
        return
    with st.container(border=True, key="late", gap="xsmall"):
        st.subheader(page.words(TITLE), anchor=False)
        for late, sentence in lines:
            if may(page.person, screen_of(late.path).action):
                line(view, sentence, path=late.path, mark=late.address, is_narrowed=False)
            else:
                st.markdown(plain(sentence))


def _found(view: View) -> list[tuple[Lateness, str]]:
    found = [(late, late.said(view)) for late in LATENESSES]
    return [(late, sentence) for late, sentence in found if sentence]


def _returned(view: View) -> str:
    """Say what was returned two weeks ago and more, whatever the period: it waits as it is.

    Set back to a day nothing is said: how long it waited then is not known.
    """
    if view.selection.known_on:
        return ""
    moment = beginning(view.page.today - timedelta(days=RETURNED_DAYS))
    limits = data.sight(view.page.person).parameters()
    (row,) = data.rows(view.page, "review/returned_before", **limits, moment=moment)
    count = int(row["returned"])
    if not count or view.hides(int(row["people"])):
        return ""
    return attention_sentences.returned_long(view.page.words, count, days=RETURNED_DAYS)


def _entered(view: View) -> str:
    whole = quality.whole_of(view)
    if not whole["late"] or view.hides(int(whole["late_people"])):
        return ""
    words, late, records = view.page.words, int(whole["late"]), int(whole["records"])
    return attention_sentences.entered_late(words, late, records)


def _courses(view: View) -> str:
    if not may(view.page.person, Action.VIEW_REMINDERS):
        return ""
    part, whole = staff.without_recent_course(view)
    words = view.page.words
    return staff_sentences.to_arrange(words, part, whole, as_of=view.as_of) if part else ""


def _terms(view: View) -> str:
    if not may(view.page.person, Action.VIEW_REMINDERS):
        return ""
    people = staff.with_courses(view)
    over = int((people["qualification_until"] < pd.Timestamp(view.as_of)).sum())
    words = view.page.words
    return (
        attention_sentences.terms_over(words, over, len(people), as_of=view.as_of) if over else ""
    )


LATENESSES: tuple[Lateness, ...] = (
    Lateness("returned", _returned, "entry/records.py", {"status": "returned"}),
    Lateness("entered", _entered, QUALITY),
    Lateness("courses", _courses, DEVELOPMENT),
    Lateness("terms", _terms, DEVELOPMENT),
)
