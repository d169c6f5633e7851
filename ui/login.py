"""Signing in: streamlit-authenticator draws the form and asks; the answer comes from services.

Of the package only the form and its flow are used. Its cookie would outlive sign-out, a changed
password and a blocked account, so it is not made at all: sessions are rows in our database.
"""

from collections.abc import Callable

import streamlit as st
from streamlit_authenticator import Authenticate
from streamlit_authenticator.controllers import AuthenticationController
from streamlit_authenticator.models import AuthenticationModel

from core.i18n import N_, Words
from core.settings import Settings
from db import Storage
from services.sessions import SignIn, check_sign_in, issue_ticket
from ui import browser, session

BRAND = N_("Teachers' network communities")
Check = Callable[[str, str], SignIn]


class _NoCookie:
    """Stands where the package keeps its own cookie, which is never read or written here."""

    def get_cookie(self) -> None:
        """Return no cookie."""

    def set_cookie(self) -> None:
        """Set no cookie."""


class _DatabaseModel(AuthenticationModel):  # type: ignore[misc]
    """The package's model with the accounts of our database behind it."""

    def __init__(self, check: Check) -> None:
        super().__init__({"usernames": {}}, auto_hash=False)
        self._check = check
        self.answer: SignIn | None = None

    def check_credentials(self, username: str, password: str) -> bool:
        """Ask the services; the package goes on as with a user of its own when they agree."""
        self.answer = self._check(username, password)
        if self.answer.account_id:
            self.credentials["usernames"][username] = {"name": username}
        return bool(self.answer.account_id)


class _SignInForm(Authenticate):  # type: ignore[misc]
    """The package's form over our model and without its cookie."""

    def __init__(self, check: Check) -> None:
        self.path, self.attrs = None, {"login_sleep_time": 0}
        self.cookie_controller = _NoCookie()
        self.authentication_controller = AuthenticationController({"usernames": {}})
        self.model = _DatabaseModel(check)
        self.authentication_controller.authentication_model = self.model


def draw(storage: Storage, settings: Settings, words: Words, *, next_address: str) -> None:
    """Draw the form; after the right answer send the browser to begin its session."""
    # the package keeps "signed in" in the session: a person who signed out must be asked anew
    session.remember("authentication_status", None)
    form = _SignInForm(
        lambda username, password: check_sign_in(
            storage,
            settings,
            username=username,
            password=password,
            address=session.visitor_address(),
        )
    )
    _, middle, _ = st.columns([1, 1.2, 1])
    with middle:
        st.markdown(f"### {words(BRAND)}")
        form.login(
            fields={
                "Form name": words("Signing in"),
                "Username": words("User name"),
                "Password": words("Password"),
                "Login": words("Sign in"),
            },
        )
        answer = form.model.answer
        if answer and answer.account_id:
            browser.go(begin_address(storage, answer.account_id, next_address))
        elif answer:
            st.error(answer.sentence(words), icon=":material/lock:")


def begin_address(storage: Storage, account_id: str, next_address: str) -> str:
    """Return the address that begins a session of the account; it works once, for a minute."""
    return f"/session/begin?ticket={issue_ticket(storage, account_id, next_address)}"
