"""The own account: a new password, the language, signing out here and everywhere."""

import streamlit as st

from core.access import ROLE_NAMES
from core.errors import RulesBroken, Violation
from core.i18n import LANGUAGES, N_
from services.own_account import change_own_password, set_language, sign_out_everywhere
from services.passwords import LEAST_CHARACTERS, MOST_CHARACTERS
from services.sessions import end_session
from ui import browser, runtime, session
from ui.admin.deeds import told
from ui.fields import Notes
from ui.markdown import plain
from ui.page import Page

END_ADDRESS = "/session/end"
DIFFERENT = N_("The two passwords differ. Type the same one twice.")

FIELDS = {
    "current": (N_("Present password"), "current-password"),
    "new": (N_("New password"), "new-password"),
    "repeated": (N_("The new password once more"), "new-password"),
}


def draw_person(page: Page) -> None:
    """Say who is signed in, and what has to be done first with a one-time password."""
    person, words = page.person, page.words
    name, role = plain(person.display_name), words(ROLE_NAMES[person.role])
    st.markdown(f"**{name}** · {role} · {plain(person.username)}")
    if person.must_change_password:
        st.info(
            words("This is a one-time password. Choose your own one to go on."),
            icon=":material/key:",
        )


def draw_password(page: Page) -> None:
    """Draw the change of the password; it signs the person out everywhere."""
    notes = Notes(page.words)
    st.subheader(page.words("Password"), anchor=False)
    with st.form("password", border=False, width=480):
        typed = {field: _draw_field(page, field, notes) for field in FIELDS}
        st.caption(page.words("Afterwards you sign in with the new password on every device."))
        is_sent = st.form_submit_button(page.words("Change the password"), type="primary")
    if is_sent:
        with told(notes):
            _require_same(typed)
            change_own_password(
                page.storage,
                page.person,
                current=typed["current"],
                new=typed["new"],
                settings=runtime.settings(),
            )
            browser.go(END_ADDRESS)


def draw_language(page: Page) -> None:
    """Draw the choice of the language, which counts at once."""
    st.subheader(page.words("Language"), anchor=False)
    chosen = st.segmented_control(
        page.words("Language"),
        list(LANGUAGES),
        format_func=lambda code: LANGUAGES[code],
        default=page.words.language,
        label_visibility="collapsed",
        required=True,
        key="own_language",
    )
    if chosen and chosen != page.words.language:
        set_language(page.storage, page.person, chosen)
        st.rerun()


def draw_signing_out(page: Page) -> None:
    """Draw the ways out: of this browser, of every one."""
    st.subheader(page.words("Signing out"), anchor=False)
    st.caption(page.words("Everywhere means every browser and phone where you are signed in."))
    with st.container(horizontal=True):
        here = st.button(page.words("Sign out"), icon=":material/logout:", key="own_sign_out")
        everywhere = st.button(
            page.words("Sign out everywhere"), icon=":material/devices:", key="own_sign_out_all"
        )
    if everywhere:
        sign_out_everywhere(page.storage, page.person)
    elif here:
        end_session(page.storage, session.token())
    if here or everywhere:
        browser.go(END_ADDRESS)


def _draw_field(page: Page, field: str, notes: Notes) -> str:
    label, autocomplete = FIELDS[field]
    limits = page.words(
        "{least} to {most} characters, of any script.",
        least=LEAST_CHARACTERS,
        most=MOST_CHARACTERS,
    )
    typed = st.text_input(
        page.words(label),
        type="password",
        autocomplete=autocomplete,
        key=f"password_{field}",
        help=limits if field == "new" else None,
    )
    notes.place(field)
    return typed


def _require_same(typed: dict[str, str]) -> None:
    if typed["new"] != typed["repeated"]:
        raise RulesBroken((Violation("repeated", DIFFERENT),))
