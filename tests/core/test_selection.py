"""The standard selection and the same over the period before."""

from datetime import date

from core.periods import school_year
from core.selection import Selection


def test_chosen_months_go_with_the_period_before():
    chosen = Selection((), None, school_year(2026), months=(date(2026, 10, 1), date(2027, 1, 1)))
    assert chosen.before(date(2027, 9, 1)).months == (date(2025, 10, 1), date(2026, 1, 1))
