"""What slides can be made of: the dashboards with their figures and charts, as a table.

A slide names a card by its key; of the boards, whose cards are nobody's but their owner's, it
holds all that the card is made of.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from core.access import Action, may
from core.i18n import N_
from core.sitemap import screen_of
from services.meeting_builds import as_audience
from services.slides import Slide, SlideSort
from ui import filters
from ui.cards import Card
from ui.dashboards import (
    about,
    communities,
    coverage,
    development,
    dissemination,
    figures,
    network,
    one_teacher,
    overlap,
    overview,
    quality,
    resources,
    teacher,
)
from ui.dashboards.view import View
from ui.filters import BOARD, COMPARED
from ui.meeting import board_source, goal_source
from ui.metrics import Metric
from ui.page import Page

TEACHER, GOALS, BOARDS = "dashboards/teacher.py", "dashboards/goals.py", "dashboards/board.py"
FIGURES = "figures"  # in place of a card's key: the row of figures over a dashboard


@dataclass(frozen=True)
class Source:
    """A dashboard: its cards, its figures, and how many people they are about.

    `row` is what its row of figures is called on a slide; `one` finds a card that may be missing
    from the list, `figures_in` the figures that a key other than FIGURES stands for. `looks` turns
    a view into the one of a key; `address` returns the filters that a new slide of a key is given,
    `about` says in words what they are.
    """

    cards: Callable[[View], Sequence[Card]]
    row: str = N_("Main figures")
    figures: Callable[[View], Sequence[Metric]] | None = figures.of_screen
    people: Callable[[View], int] = lambda view: int(view.totals["participants"])
    one: Callable[[View, str], Card | None] | None = None
    figures_in: Callable[[View, str], Sequence[Metric]] | None = None
    looks: Callable[[View, str], View] = lambda view, _: view
    address: Callable[[View, str], Mapping[str, str]] = lambda *_: filters.of_slide()
    about: Callable[[View, Mapping[str, str]], str] = about.about


def _of_teacher(view: View, key: str) -> View:
    """Return the view of a teacher's figures, or of the charts, which show five school years."""
    return one_teacher.of_period(view) if key == FIGURES else one_teacher.of_years(view)


def _address_of_teacher(view: View, _: str) -> Mapping[str, str]:
    """Return the filters with the one teacher that a view is about."""
    found = {name: text for name, text in filters.of_slide().items() if name != COMPARED}
    return found | {one_teacher.TEACHER: ",".join(view.selection.teachers)}


SOURCES: Mapping[str, Source] = {
    "dashboards/overview.py": Source(lambda _: overview.CARDS),
    "dashboards/communities.py": Source(
        lambda _: (*communities.CARDS, *overlap.CARDS), figures=None
    ),
    "dashboards/resources.py": Source(
        resources.cards,
        N_("Resource use in figures"),
        people=lambda view: int(view.resource_totals["participants"]),
    ),
    "dashboards/development.py": Source(
        development.cards,
        N_("Professional development in figures"),
        people=lambda view: int(view.totals["staff"]),
    ),
    "dashboards/coverage.py": Source(coverage.cards, figures=None),
    "dashboards/quality.py": Source(
        lambda _: quality.CARDS,
        figures=None,
        people=lambda view: int(quality.whole_of(view)["participants"]),
    ),
    "dashboards/network.py": Source(network.cards, N_("Network ties in figures")),
    "dashboards/dissemination.py": Source(
        dissemination.cards, N_("Sharing of experience in figures")
    ),
    TEACHER: Source(
        lambda view: teacher.CARDS if len(view.selection.teachers) == 1 else (),
        N_("A teacher's figures"),
        looks=_of_teacher,
        address=_address_of_teacher,
    ),
    GOALS: Source(
        goal_source.cards,
        figures=None,
        people=lambda view: int(view.totals["staff"]),
        address=goal_source.address,
        about=goal_source.about,
    ),
    BOARDS: Source(
        board_source.cards,
        N_("Figures of a board"),
        figures=None,
        one=board_source.card,
        figures_in=board_source.metrics,
        address=board_source.address,
    ),
}


def view_of(page: Page, screen: str, address: Mapping[str, str], *, key: str = "") -> View:
    """Return a dashboard as an address has it, for the page's person; `key` is a slide's card."""
    there = replace(page, screen=screen_of(screen))
    selection = filters.selection_of(there, address)
    is_compared = address.get(COMPARED) == "1"
    view = View(there, selection, is_compared, address.get(BOARD, ""))
    return SOURCES[screen].looks(view, key)


def is_exposing(view: View) -> bool:
    """Say whether all of a dashboard is about too few people for this person."""
    source = SOURCES[view.page.screen.path]
    return any(view.hides(count) for count in (source.people(view), int(view.totals["staff"])))


def card_of(view: View, key: str) -> Card | None:
    """Return a card of a dashboard; None where this person has none of the key."""
    one = SOURCES[view.page.screen.path].one
    if one:
        return one(view, key)
    found = next((card for card in cards_of(view) if card.key == key), None)
    if found or not may(view.page.person, Action.VIEW_NAMES):
        return found
    # what stands on a dashboard in place of names is a slide for whoever sees them too
    audience = replace(view, page=replace(view.page, person=as_audience(view.page.person)))
    return next((card for card in cards_of(audience) if card.key == key), None)


def cards_of(view: View) -> tuple[Card, ...]:
    """Return the cards of a dashboard as this person has them."""
    return tuple(SOURCES[view.page.screen.path].cards(view))


def has_figures(screen: str) -> bool:
    """Say whether a row of figures stands over a dashboard."""
    return SOURCES[screen].figures is not None


def row_of(view: View) -> str:
    """Return what a dashboard's row of figures is called where it stands alone."""
    return view.page.words(SOURCES[view.page.screen.path].row)


def figures_of(view: View, key: str) -> tuple[Metric, ...] | None:
    """Return the figures of a key that may be shown to this person; None for a key of a chart."""
    source, found = SOURCES[view.page.screen.path], None
    if key == FIGURES:
        found = source.figures(view) if source.figures else ()
    elif source.figures_in:
        found = source.figures_in(view, key) or None
    return None if found is None else tuple(one for one in found if not one.is_hidden)


def slide_of(view: View, key: str) -> Slide:
    """Return a new slide of a card or of figures, with the filters that it is looked at with."""
    path = view.page.screen.path
    return Slide(SlideSort.CARD, "", path, key, SOURCES[path].address(view, key))
