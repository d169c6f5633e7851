"""The usual meetings as a table: period and charts; they build themselves from the data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from core import period_codes, periods
from core.i18n import N_
from core.periods import Period, PeriodKind
from services.meeting_builds import as_audience
from services.slides import Slide, SlideSort
from ui import data, period_filter
from ui.filters import PERIOD
from ui.meeting import freezing
from ui.meeting.sources import FIGURES
from ui.page import Page

CLOSE = timedelta(days=14)  # a quarter's meeting is held in its last days or after it
FIRST_OF_SUMMER = 6  # from June to December it is the year that ends or has ended that is told of
OVERVIEW, COMMUNITIES = "dashboards/overview.py", "dashboards/communities.py"
RESOURCES, DEVELOPMENT = "dashboards/resources.py", "dashboards/development.py"
COVERAGE, QUALITY = "dashboards/coverage.py", "dashboards/quality.py"
NETWORK, DISSEMINATION = "dashboards/network.py", "dashboards/dissemination.py"


@dataclass(frozen=True)
class Template:
    """A usual meeting: what it is called, its period, its slides as dashboard and card."""

    title: str
    period: Callable[[Page], Period]
    slides: Sequence[tuple[str, str]]


def _quarter(page: Page) -> Period:
    """Return the quarter that ends within two weeks, else the last one that is over."""
    starts = period_filter.quarter_starts(page)
    first = page.today - timedelta(days=366)
    running, last, *_ = period_filter.offered(PeriodKind.QUARTER, first, page.today, starts=starts)
    return running if page.today >= running.ends_on - CLOSE else last


def _year_told_of(page: Page) -> Period:
    """Return the school year that is looked back at: until December the one that ended."""
    year = periods.school_year_of(page.today)
    return periods.school_year(year - 1 if page.today.month >= periods.FIRST_MONTH else year)


def _running_year(page: Page) -> Period:
    return periods.school_year(periods.school_year_of(page.today))


TEMPLATES: Mapping[str, Template] = {
    "quarter": Template(
        N_("End of a quarter"),
        _quarter,
        (
            (OVERVIEW, FIGURES),
            (OVERVIEW, "by_month"),
            (OVERVIEW, "by_method_group"),
            (OVERVIEW, "by_kind"),
            (COMMUNITIES, "who"),
            (OVERVIEW, "by_level"),
            (DEVELOPMENT, FIGURES),
            (RESOURCES, FIGURES),
            (QUALITY, "score"),
        ),
    ),
    "august": Template(
        N_("August council"),
        _year_told_of,
        (
            (OVERVIEW, FIGURES),
            (OVERVIEW, "by_month"),
            (OVERVIEW, "by_method_group"),
            (OVERVIEW, "by_level"),
            (COMMUNITIES, "who"),
            (DISSEMINATION, FIGURES),
            (DISSEMINATION, "works_by_community"),
            (DEVELOPMENT, FIGURES),
            (DEVELOPMENT, "hours"),
            (RESOURCES, FIGURES),
            (RESOURCES, "uses_by_subject"),
            (NETWORK, "concentration"),
        ),
    ),
    "method": Template(
        N_("Method council"),
        _running_year,
        (
            (OVERVIEW, "by_method_group"),
            (OVERVIEW, "by_kind"),
            (COVERAGE, "by_group"),
            (DEVELOPMENT, FIGURES),
            (DEVELOPMENT, "qualification"),
            (DISSEMINATION, FIGURES),
            (DISSEMINATION, "by_role"),
            (QUALITY, "score"),
        ),
    ),
    "network_year": Template(
        N_("A year of network interaction"),
        _year_told_of,
        (
            (OVERVIEW, FIGURES),
            (NETWORK, FIGURES),
            (OVERVIEW, "by_month"),
            (COMMUNITIES, "who"),
            (NETWORK, "concentration"),
            (RESOURCES, FIGURES),
            (RESOURCES, "uses_by_month"),
            (RESOURCES, "uses_by_subject"),
            (DISSEMINATION, "works_by_community"),
            (DISSEMINATION, "works_by_level"),
            (DEVELOPMENT, FIGURES),
        ),
    ),
}


def plan_of(page: Page, template: Template, title: str) -> tuple[Slide, ...]:
    """Return the slides of a template over its period; cards that show nothing are left out."""
    period = template.period(page)
    is_default = period_filter.is_default(period, page.today)
    address = {} if is_default else {PERIOD: period_codes.encode(period)}
    school = str(data.school(page.storage, page.person).get("short_name", ""))
    opening = Slide(
        SlideSort.TEXT, title, text="\n".join((school, period_filter.name(period, page)))
    )
    seen_as = replace(page, person=as_audience(page.person))
    asked = (
        Slide(SlideSort.CARD, screen=screen, card=card, filters=address)
        for screen, card in template.slides
    )
    found = [slide for slide in asked if not freezing.is_empty(freezing.one_card(seen_as, slide))]
    return (opening, Slide(SlideSort.DECISIONS), *found)
