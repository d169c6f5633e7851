"""The first start: a short set-up, drawn only in a browser on the machine itself."""

from collections.abc import Mapping

import streamlit as st

from core.errors import RulesBroken, Violation
from core.i18n import N_, Words
from core.periods import today
from core.settings import Settings
from db import Storage
from db.seed import letterhead
from services.demonstration import load
from services.installation import SetUp, check_set_up, set_up
from services.school import SchoolEntry
from ui import browser, chrome, login, session
from ui.fields import Notes

PASSWORDS_DIFFER = N_("The two passwords differ. Type the same one twice.")
EMPTY, DEMONSTRATION = N_("Start empty"), N_("With demonstration data")


def draw(storage: Storage, settings: Settings, words: Words) -> None:
    """Draw the set-up, or say that it is open on the machine itself only."""
    _, middle, _ = st.columns([1, 3, 1])
    with middle:
        chrome.language_switch(words)
        st.title(words("First start"), anchor=False)
        if not session.is_visitor_local():
            st.info(words("The set-up opens only in a browser on the machine that runs this."))
            return
        st.caption(words("A few short questions; everything can be changed later."))
        _draw_form(storage, settings, words)


def _draw_form(storage: Storage, settings: Settings, words: Words) -> None:
    notes = Notes(words)
    with st.form("set_up", border=False):
        entry = _school_fields(words, notes)
        account = _account_fields(words, notes)
        start = st.radio(
            words("What to begin with"),
            [EMPTY, DEMONSTRATION],
            format_func=words,
            captions=[
                words("An empty school, ready for the first record."),
                words("A fictional school of 24 teachers; one click removes it."),
            ],
            key="set_up_start",
        )
        is_sent = st.form_submit_button(words("Begin"), type="primary", width="stretch")
    if not is_sent:
        return
    wanted = _set_up(entry, account, words.language)
    if account["password"] != account["repeated"]:
        notes.show_all((*check_set_up(storage, wanted), Violation("repeated", PASSWORDS_DIFFER)))
        return
    try:
        account_id = set_up(storage, settings, wanted)
    except RulesBroken as broken:
        notes.show_all(broken.violations)
        return
    if start == DEMONSTRATION:
        load(storage, today())
    browser.go(login.begin_address(storage, account_id, "/"))


def _school_fields(words: Words, notes: Notes) -> SchoolEntry:
    russian = letterhead("russian")
    full_name, short_name = _names(russian)
    with st.container(border=True):
        st.subheader(words("School"), anchor=False)
        full_name = st.text_input(words("Full name"), full_name, key="set_up_full_name")
        notes.place("full_name")
        short_name = st.text_input(words("Short name"), short_name, key="set_up_short_name")
        notes.place("short_name")
        with st.expander(words("Letterhead of the letter to the district office")):
            russian = st.text_area(words("In Russian"), russian, height=140)
            notes.place("letterhead_russian")
            chechen = st.text_area(words("In Chechen"), letterhead("chechen"), height=140)
            notes.place("letterhead_chechen")
    return SchoolEntry(full_name, short_name, russian, chechen)


def _account_fields(words: Words, notes: Notes) -> Mapping[str, str]:
    with st.container(border=True):
        st.subheader(words("The first administrator"), anchor=False)
        # A row each: sentences under one field leave the others in line.
        left, right = st.columns(2)
        with left:
            display_name = st.text_input(words("Your name"), key="set_up_name")
            notes.place("display_name")
        with right:
            username = st.text_input(words("User name"), key="set_up_username")
            notes.place("username")
        left, right = st.columns(2)
        with left:
            password = st.text_input(
                words("Password"),
                type="password",
                key="set_up_password",
                help=words("10 to 128 characters, of any script."),
            )
            notes.place("password")
        with right:
            repeated = st.text_input(
                words("The password once more"), type="password", key="set_up_repeated"
            )
            notes.place("repeated")
    return {
        "display_name": display_name,
        "username": username,
        "password": password,
        "repeated": repeated,
    }


def _set_up(school: SchoolEntry, account: Mapping[str, str], language: str) -> SetUp:
    return SetUp(
        school=school,
        username=account["username"],
        display_name=account["display_name"],
        password=account["password"],
        language=language,
    )


def _names(russian_letterhead: str) -> tuple[str, str]:
    """Return the full and the short name that the letterhead's lines hold."""
    lines = russian_letterhead.splitlines()
    return " ".join(lines[1:3]), lines[-1].strip("()")
