"""Another record like an earlier one: like the last, or like one that is open."""

from collections.abc import Callable
from typing import Any

from ui import data, session
from ui.forms.form import Form
from ui.forms.saved import draw_way
from ui.page import Page

LIKE_LAST, LIKE = "like_last", "like"


def asked_for(form: Form, last: str, like: Callable[..., Any]) -> Any:  # noqa: ANN401 - the sheet's own entry
    """Return the entry to begin with when a button or the address asks for one, else None.

    `last` names the statement that finds the last record, `like` reads the entry.
    """
    page, record_id = form.page, session.address_filters().get(LIKE, "")
    if form.asked(LIKE_LAST):
        record_id = last_record(page, last)
    if not record_id:
        return None
    session.write_address({})
    return like(page.storage, page.person, record_id, today=page.today)


def given(page: Page, read: Callable[..., Any]) -> Any:  # noqa: ANN401 - the sheet's own entry
    """Return the entry that the address says something of, else None; it says so once."""
    entry = read(page, session.address_filters())
    if entry is not None:
        session.write_address({})
    return entry


def offer_last(form: Form, last: str) -> None:
    """Offer to begin like the last record."""
    if last_record(form.page, last):
        label = form.page.words("Like the last one")
        form.button(label, LIKE_LAST, type="tertiary", icon=":material/content_copy:")


def draw_way_to_another(page: Page, record_id: str) -> None:
    """Draw the way from an open record to a new one like it."""
    draw_way(page.words("One more like it"), "content_copy", {LIKE: record_id})


def last_record(page: Page, statement: str) -> str:
    """Return the id of the record that the person entered last, empty when there is none."""
    rows = data.rows(page, statement, account_id=page.person.account_id)
    return str(rows[0]["record_id"]) if rows else ""
