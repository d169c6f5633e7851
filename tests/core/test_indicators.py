"""The catalogue of indicators: every row can be read, is translated and leads somewhere."""

import pytest

from core.dimensions import BY_NAME
from core.i18n import words_of
from core.indicators import CATALOGUE, FIGURES, INDICATORS, screens_of
from core.sitemap import SCREENS
from db.statements import statements
from ui.dashboards.sources import DERIVED


def test_codes_are_given_once_and_every_figure_is_somewhere():
    assert len(INDICATORS) == len(CATALOGUE)
    assert {code for codes in FIGURES.values() for code in codes} == set(INDICATORS)
    paths = {screen.path for screen in SCREENS}
    assert all(set(screens_of(indicator)) <= paths for indicator in CATALOGUE)


@pytest.mark.parametrize("indicator", CATALOGUE, ids=lambda indicator: indicator.code)
def test_the_statement_has_what_the_catalogue_promises(indicator):
    named = {
        indicator.column,
        indicator.whole_column,
        indicator.people,
        indicator.events,
    } - {""}
    if indicator.source not in DERIVED:
        assert named <= set(statements()[indicator.statement].columns)
    assert set(indicator.mark) <= set(BY_NAME)
    if indicator.source.monthly:
        assert indicator.column in statements()[indicator.source.monthly].columns


@pytest.mark.parametrize("indicator", CATALOGUE, ids=lambda indicator: indicator.code)
def test_the_words_of_an_indicator_are_translated(indicator):
    words = words_of("ru")
    said = [
        indicator.name,
        indicator.question,
        indicator.formula,
        indicator.numerator,
        indicator.unit,
        indicator.source.title,
        *([indicator.denominator] if indicator.denominator else []),
    ]
    assert [text for text in said if words(text) == text] == []
