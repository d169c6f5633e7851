"""The day that the first screen sets against now: offered days, or any other."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

import streamlit as st

from core.formats import day
from core.i18n import N_
from core.periods import PeriodKind, local
from services.meetings import last_held
from services.sessions import signed_in_before
from ui import day_filters, period_filter, session
from ui.page import Page

DAY = timedelta(days=1)
FORMER, NEVER = "former_sign_in", date.min


def draw(page: Page) -> date:
    """Draw the choice of the day and return it; a month ago when none was chosen."""
    words = page.words
    chosen = chosen_day(page)
    written = day(chosen, words.language)
    with st.popover(words("Since {day}", day=written), icon=":material/event:", key="since"):
        st.caption(words("Figures as they were known at the end of that day, against now."))
        for name, (label, offered) in OFFERED.items():
            found = offered(page)
            if found:
                st.button(
                    f"{words(label)}: {day(found, words.language)}",
                    key=f"since_{name}",
                    type="tertiary",
                    on_click=day_filters.set_since,
                    args=(found,),
                )
        day_filters.draw_since(page)
    return chosen


def chosen_day(page: Page) -> date:
    """Return the day that was chosen, a month ago when none was."""
    return day_filters.since() or a_month_before(page.today)


def a_month_before(today: date) -> date:
    """Return the same day of the month before, or the last one it has."""
    last = today.replace(day=1) - DAY
    return last.replace(day=min(today.day, last.day))


def _month(page: Page) -> date:
    return a_month_before(page.today)


def _quarter(page: Page) -> date | None:
    """Return the last day before the quarter that runs."""
    starts = period_filter.quarter_starts(page)
    first = page.today - timedelta(days=366)
    running = period_filter.offered(PeriodKind.QUARTER, first, page.today, starts=starts)
    return running[0].starts_on - DAY if running else None


def _visit(page: Page) -> date | None:
    """Return the day before this person's former sign-in, so that nothing of that day is lost."""
    if session.recall(FORMER) is None:
        moment = signed_in_before(page.storage, session.token())
        session.remember(FORMER, local(moment).date() if moment else NEVER)
    found = session.recall(FORMER)
    return found - DAY if isinstance(found, date) and found != NEVER else None


def _meeting(page: Page) -> date | None:
    """Return the day of the last meeting that was held before today."""
    return last_held(page.storage, page.person, page.today)


OFFERED: Mapping[str, tuple[str, Callable[[Page], date | None]]] = {
    "month": (N_("A month ago"), _month),
    "quarter": (N_("The end of the quarter before"), _quarter),
    "meeting": (N_("The last meeting"), _meeting),
    "visit": (N_("The eve of your former sign-in"), _visit),
}
