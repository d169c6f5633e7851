"""What the slides of the usual meetings are called: each title says alone what it is of."""

from dataclasses import replace
from datetime import date

import pytest

from core.access import Role
from core.i18n import words_of
from core.sitemap import SCREENS, screen_of
from db.demonstration import plant_demonstration
from services.slides import SlideSort
from ui import data
from ui.meeting import freezing, sources
from ui.meeting.templates import TEMPLATES, plan_of
from ui.page import Page

TODAY = date(2026, 11, 23)
SHORT_FOR_A_DASHBOARD = ("По ", "By ", "Что ", "What ", "Кто ", "Who ")


@pytest.fixture
def page_in(storage, school):
    """A page of the demonstration's director in a language."""
    organisation_id = plant_demonstration(storage, TODAY).organisation_id

    def page(language):
        person = school.people[Role.DIRECTOR]
        person = replace(person, organisation_id=organisation_id, language=language)
        screen = screen_of("meeting/meetings.py")
        reference = data.reference(language)
        return Page(screen, person, words_of(language), storage, reference, TODAY)

    return page


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_title_says_what_it_is_of_without_its_dashboard(page_in, language):
    page = page_in(language)
    screens = {page.words(screen.title) for screen in SCREENS}
    for template in TEMPLATES.values():
        plan = plan_of(page, template, page.words(template.title))
        titles = [freezing.title_of(page, slide) for slide in plan]
        assert len(set(titles)) == len(titles), titles
        for title in titles:
            assert title not in screens
            assert not title.startswith(SHORT_FOR_A_DASHBOARD), title
            assert ": " not in title


def test_a_slide_is_called_in_the_show_as_in_the_plan(page_in):
    page = page_in("ru")
    for template in TEMPLATES.values():
        for slide in plan_of(page, template, "Совещание"):
            if slide.sort is SlideSort.CARD:
                (frozen,) = freezing.frozen(page, [slide])
                assert frozen.title == freezing.title_of(page, slide)
                assert not freezing.is_empty(frozen), frozen.title


def test_every_row_of_figures_has_a_name_of_its_own():
    with_rows = [one.row for one in sources.SOURCES.values() if one.figures or one.figures_in]
    assert len(set(with_rows)) == len(with_rows)
