"""Filters by a day: everything set back to it as it was known then, and the day set against now."""

from collections.abc import Mapping
from datetime import date, timedelta

import streamlit as st

from core import period_codes
from ui import filter_values
from ui.filter_values import KNOWN, SINCE, key
from ui.page import Page

DAYS = (KNOWN, SINCE)


def back_to_now() -> None:
    """Show everything as it is known now. Comes before drawing."""
    filter_values.put(KNOWN, None)


def since() -> date | None:
    """Return the day that was chosen to be set against now; None for none."""
    day = filter_values.value(SINCE)
    return day if isinstance(day, date) else None


def set_since(day: date | None) -> None:
    """Choose the day to be set against now. Comes before drawing."""
    filter_values.put(SINCE, day)


def draw_since(page: Page) -> None:
    """Draw the day itself, for when none of those offered is meant."""
    st.date_input(
        page.words("Another day"),
        key=key(SINCE),
        format="DD.MM.YYYY",
        min_value=period_codes.EARLIEST,
        max_value=page.today - timedelta(days=1),
    )


def draw_known(page: Page) -> date | None:
    """Draw the day that everything is set back to; return it, None for now."""
    chosen: object = st.date_input(
        page.words("As it was known on"),
        key=key(KNOWN),
        format="DD.MM.YYYY",
        min_value=period_codes.EARLIEST,
        max_value=page.today,
        help=page.words("Sets every figure back to the end of that day, as a meeting saw it then."),
    )
    return chosen if isinstance(chosen, date) and chosen < page.today else None


def read(text: str, today: date) -> date | None:
    """Read a day of the address; None for anything that cannot be meant."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if period_codes.EARLIEST <= day < today else None


def adopt(address: Mapping[str, str], today: date) -> None:
    """Set the days to what an address says. Comes before drawing."""
    for name in DAYS:
        filter_values.put(name, read(address.get(name, ""), today))


def published(today: date) -> dict[str, str]:
    """Return the days that are chosen, as the address holds them."""
    chosen = {name: filter_values.value(name) for name in DAYS}
    return {
        name: day.isoformat()
        for name, day in chosen.items()
        if isinstance(day, date) and day < today
    }
