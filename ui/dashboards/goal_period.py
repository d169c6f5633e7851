"""The choice of the period of a goal: this one and those to come, of any kind."""

from datetime import date

import streamlit as st

from core import period_codes, periods
from core.periods import DAY, Period, PeriodKind
from ui import period_filter
from ui.forms.form import Form

KIND, WHICH, FIRST, LAST = "kind", "which", "first", "last"
FIELDS = (KIND, WHICH, FIRST, LAST)


def draw(form: Form) -> None:
    """Draw the kind of period, then which one of them."""
    page, words = form.page, form.page.words
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind: PeriodKind = st.selectbox(
            words("Period"),
            list(period_filter.KIND_LABELS),
            format_func=lambda one: words(period_filter.KIND_LABELS[one]),
            key=form.key(KIND),
            width=180,
        )
        if kind is PeriodKind.RANGE:
            _draw_day(form, FIRST, words("From"))
            _draw_day(form, LAST, words("To"))
            return
        options = _offered(form, kind)
        now = next(n for n, one in enumerate(options) if one.ends_on >= page.today)
        names = {period_codes.encode(one): period_filter.name(one, page) for one in options}
        st.selectbox(
            words("Which one"),
            list(names),
            index=now,
            format_func=lambda code: names.get(code, code),
            key=form.key(f"{WHICH}_{kind}"),
            width=260,
        )


def chosen(form: Form) -> str:
    """Return the period as one word, empty while it is not chosen."""
    kind = form.value(KIND, PeriodKind.SCHOOL_YEAR)
    if kind is not PeriodKind.RANGE:
        return str(form.value(f"{WHICH}_{kind}", ""))
    first, last = form.value(FIRST), form.value(LAST)
    if not isinstance(first, date) or not isinstance(last, date) or last < first:
        return ""
    return period_codes.encode(periods.any_range(first, last))


def _offered(form: Form, kind: PeriodKind) -> list[Period]:
    """Return the periods of this school year and the next, the earliest first."""
    page = form.page
    this = periods.school_year(periods.school_year_of(page.today))
    last = periods.school_year(this.year + 1).ends_on
    found = period_filter.offered(
        kind, this.starts_on, last, starts=period_filter.quarter_starts(page)
    )
    return [one for one in reversed(found) if one.ends_on + DAY > this.starts_on]


def _draw_day(form: Form, field: str, label: str) -> None:
    st.date_input(
        label,
        value=None,
        key=form.key(field),
        format="DD.MM.YYYY",
        min_value=period_codes.EARLIEST,
        max_value=period_codes.LATEST,
        width=180,
    )
