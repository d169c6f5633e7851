"""Words with facts in them: numbers as everywhere, years and what has a form of its own alone."""

import pytest

from core.i18n import words_of

RU, EN = words_of("ru"), words_of("en")


@pytest.mark.parametrize(
    ("words", "wanted"), [(RU, "11\u00a0355 из 104\u00a0555"), (EN, "11,355 of 104,555")]
)
def test_a_whole_number_is_written_as_in_charts(words, wanted):
    assert words("{part} of {whole}", part=11_355, whole=104_555) == wanted


def test_a_counted_number_has_its_plural_and_its_spaces():
    assert RU.count("{n} teacher", "{n} teachers", 1_204) == "1\u00a0204 педагога"


def test_a_year_is_no_number():
    assert EN("{year}", year=2026) == "2026"


def test_a_fact_with_a_form_of_its_own_keeps_it():
    assert "1e+04" not in EN("{minimum:g}", minimum=1_200)
    assert EN("{minimum:g}", minimum=1_200) == "1200"


def test_texts_and_truths_stay_as_they_are():
    assert EN("{name} {flag}", name="12345", flag=True) == "12345 True"
