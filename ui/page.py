"""Opening a screen: who is it, may they, its title; the first line of every page script."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import streamlit as st

from core.access import Person, require
from core.errors import NotAllowed
from core.i18n import Words, words_of
from core.periods import today
from core.screen import DASHBOARDS, Screen
from core.sitemap import screen_of
from db import Storage
from services.reference import Reference
from ui import at_once, charts, data, pulse, runtime, session
from ui.meeting import live


@dataclass(frozen=True)
class Page:
    """What a page script works with: who looks, in which language, at which data, on which day."""

    screen: Screen
    person: Person
    words: Words
    storage: Storage
    reference: Reference
    today: date

    @cached_property
    def told(self) -> set[str]:
        """What this run has told in full, by its id: below it a number stands for it."""
        return set()


def open_page(script: str) -> Page:
    """Check that the signed-in person may open this screen and draw its title.

    Raises NotAllowed otherwise, also when nobody is signed in: a page never opens by itself.
    """
    screen = screen_of(script)
    storage = runtime.storage()
    person = data.visitor(storage, session.token())
    if person is None:
        raise NotAllowed(action=screen.action.value)
    require(person, screen.action)
    words = words_of(person.language)
    session.turn_to(screen.path)
    if screen.section == DASHBOARDS:
        at_once.hold_back()
        person = live.looking(person)
        live.draw(words)
    st.title(words(screen.title), anchor=False)
    _tell_of_draft(words)
    if screen.section == DASHBOARDS:
        pulse.beat(storage.data_version, charts.mode())
    return Page(screen, person, words, storage, data.reference(person.language), today())


def _tell_of_draft(words: Words) -> None:
    """Say in passing that the form that was just left keeps what was typed into it."""
    if session.is_screen_new() and session.recall("unsaved_form"):
        session.forget("unsaved_form")
        st.toast(words("What you typed is kept as a draft in the form."), icon=":material/draft:")
