"""The standard selection and the same over the period before."""

from datetime import date

from core.periods import quarter, school_year
from core.selection import Selection


def test_chosen_months_go_with_the_period_before():
    chosen = Selection((), None, school_year(2026), months=(date(2026, 10, 1), date(2027, 1, 1)))
    assert chosen.before(date(2027, 9, 1)).months == (date(2025, 10, 1), date(2026, 1, 1))


def test_chosen_school_years_go_with_the_period_before():
    a_year = Selection((), None, school_year(2025), school_years=(2025,))
    assert a_year.before(date(2027, 9, 1)).school_years == (2024,)
    a_quarter = Selection((), None, quarter(2025, 2), school_years=(2025,))
    assert a_quarter.before(date(2027, 9, 1)).school_years == (2025,)
    a_year_before = Selection((), None, quarter(2025, 3), school_years=(2025,))
    assert a_year_before.before(date(2027, 9, 1)).school_years == (2024,)
