"""The dictionary: what is asked and where it is answered, then every figure as people read it."""

import pandas as pd
import streamlit as st

from core.access import ROLE_NAMES, may
from core.i18n import Words
from core.indicators import CATALOGUE, Indicator, screens_of
from core.questions import QUESTIONS
from core.sitemap import screen_of
from ui import tables
from ui.page import Page


def draw(page: Page) -> None:
    """Draw an entry for each indicator, and all of them as one table to take away."""
    words = page.words
    _draw_questions(page)
    st.markdown(
        words(
            "Each figure means the same on every screen. "
            "The same words stand behind the sign beside the figure."
        )
    )
    for indicator in CATALOGUE:
        _draw_entry(page, indicator)
    _draw_table(page)


def table(words: Words) -> pd.DataFrame:
    """Return the whole catalogue as a table whose headers are words."""
    return pd.DataFrame(
        [
            {
                words("Indicator"): words(indicator.name),
                words("Question"): words(indicator.question),
                words("Formula"): words(indicator.formula),
                words("Numerator"): words(indicator.numerator),
                words("Denominator"): _denominator(words, indicator),
                words("Unit"): words(indicator.unit),
                words("Source"): words(indicator.source.title),
                words("Owner"): words(ROLE_NAMES[indicator.owner]),
                words("Screen"): ", ".join(_titles(words, indicator)),
                words("Query"): indicator.statement,
            }
            for indicator in CATALOGUE
        ]
    )


def _draw_questions(page: Page) -> None:
    """Draw what is asked most, each question as the way to its answer, as far as it is open."""
    words = page.words
    with st.container(border=True, gap="xsmall", key="questions"):
        st.subheader(words("What is asked, and where it is answered"), anchor=False)
        for question in QUESTIONS:
            screen = screen_of(question.screen)
            if may(page.person, screen.action):
                answer = f"**{words(screen.title)}** → {words(question.shown)}"
                label = f"{words(question.text)} {answer}"
                st.page_link(question.screen, label=label, icon=screen.icon)


def _draw_entry(page: Page, indicator: Indicator) -> None:
    words = page.words
    counted = [words("Counted: {numerator}.", numerator=words(indicator.numerator))]
    if indicator.denominator:
        counted.append(words("Out of: {denominator}.", denominator=_denominator(words, indicator)))
    counted.append(words("Unit: {unit}.", unit=words(indicator.unit)))
    origin = [
        words("Source: {source}.", source=words(indicator.source.title)),
        words("Owner: {role}.", role=words(ROLE_NAMES[indicator.owner])),
    ]
    query = words("Query: {query}.", query=f"`{indicator.statement}` → `{indicator.column}`")
    with st.container(border=True, gap="xsmall", key=f"indicator_{indicator.code}"):
        st.subheader(words(indicator.name), anchor=False)
        # Not in italics, whose letters are a font of 136 kB that no other screen fetches.
        st.markdown(f"**{words(indicator.question)}** {words(indicator.formula)}")
        st.markdown(" ".join((*counted, query)))
        st.caption(" ".join(origin))
        _draw_links(page, indicator)


def _draw_links(page: Page, indicator: Indicator) -> None:
    with st.container(horizontal=True, gap="small"):
        for path in screens_of(indicator):
            screen = screen_of(path)
            if may(page.person, screen.action):
                st.page_link(path, label=page.words(screen.title), icon=screen.icon)


@st.fragment
def _draw_table(page: Page) -> None:
    title = page.words("Indicators: dictionary")
    folded = st.expander(
        page.words("Table"), key="dictionary", icon=":material/table:", on_change="rerun"
    )
    if folded.open:
        with folded:
            rows = table(page.words)
            tables.draw(page, rows, alt=title)
            tables.download(page, rows, title=title, key="download_dictionary")


def _denominator(words: Words, indicator: Indicator) -> str:
    return words(indicator.denominator) if indicator.denominator else words("none: a plain count")


def _titles(words: Words, indicator: Indicator) -> list[str]:
    return [words(screen_of(path).title) for path in screens_of(indicator)]
