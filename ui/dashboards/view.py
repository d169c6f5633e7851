"""What a dashboard looks at: the person, the selection, the period before and their data."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

import pandas as pd

from charts import months, sentences, theme
from core.dimensions import DIMENSIONS, NOT_STATED, mark_text
from core.indicators import PARTICIPATIONS, RESOURCE_USES
from core.period_names import against_title
from core.periods import Against
from core.selection import Selection
from db import Row
from services.small_groups import hidden_groups, is_too_small, without_small_groups
from ui import ahead, data, filters
from ui.dashboards import first_screen, saved_views
from ui.page import Page

Made = TypeVar("Made")
OF_PEOPLE = ("group", "teacher")  # dimensions that cut the staff, not what it does


@dataclass(frozen=True)
class View:
    """A page with its selection; every read goes through here, with the same parameters.

    `board` is the code of the board that is looked at, empty on every other screen.
    """

    page: Page
    selection: Selection
    is_compared: bool = False
    board: str = ""

    @cached_property
    def as_of(self) -> date:
        """The day the figures speak of."""
        return self.selection.as_of(self.page.today)

    @cached_property
    def against(self) -> Against:
        """The days that are told and those they are compared with."""
        return self.selection.against(self.page.today)

    @property
    def against_text(self) -> str:
        """The days that are compared with, by name, and their number where it is another."""
        return against_title(self.against, self.page.words)

    @cached_property
    def before(self) -> "View":
        """The same view of the period it is compared with."""
        return View(self.page, self.selection.before(self.page.today))

    @cached_property
    def axis(self) -> months.Axis:
        """The months of the selection, up to the day the figures speak of."""
        first = self.selection.period.starts_on
        return months.Axis(months.months_between(first, self.as_of), self.page.words.language)

    @cached_property
    def _made(self) -> dict[str, object]:
        return {}

    def once(self, name: str, make: Callable[["View"], Made]) -> Made:
        """Return what `make` makes of this view, made once for all cards that ask for it."""
        if name not in self._made:
            self._made[name] = make(self)
        return cast("Made", self._made[name])

    def load(self, statement: str, **more: object) -> pd.DataFrame:
        """Return a statement's frame for this selection."""
        return data.load(self.page, statement, **self.selection.parameters(), **more)

    def row(self, statement: str, **more: object) -> Row:
        """Return the one row of a statement of totals, for this selection."""
        return data.rows(self.page, statement, **self.selection.parameters(), **more)[0]

    @property
    def totals(self) -> Row:
        """The totals of the participations."""
        return self._totals(PARTICIPATIONS.totals)

    @property
    def resource_totals(self) -> Row:
        """The totals of the use of resources."""
        return self._totals(RESOURCE_USES.totals)

    # A cached property of Python 3.11 has one lock for all views, which would wait for each other.
    def _totals(self, statement: str) -> Row:
        return self.once(statement, lambda view: view.row(statement, as_of=view.as_of))

    def groups(
        self, statement: str, people: str, *, counted: str = "", **more: object
    ) -> tuple[pd.DataFrame, str]:
        """Return a frame of groups as far as they may be shown, and the sentence about the others.

        `people` and `counted` as in `shown`.
        """
        return self.shown(self.load(statement, **more), people, counted=counted)

    def shown(
        self, groups: pd.DataFrame, people: str, *, counted: str = ""
    ) -> tuple[pd.DataFrame, str]:
        """Return the groups that may be shown, and the sentence about the others.

        Those that are too small are left out, and the one that a sum would tell of them with.
        `people` names the column with the number of people in a group, `counted` the figure.
        """
        found, count = without_small_groups(self.page.person, groups, people, counted=counted)
        return found, sentences.left_out(self.page.words, count)

    def untold(self, groups: pd.DataFrame, people: str, *, counted: str = "") -> "pd.Series[bool]":
        """Say of each group whether it may not be shown, by the same rule as `shown`."""
        return hidden_groups(self.page.person, groups, people, counted=counted)

    def hides(self, people: int) -> bool:
        """Say whether figures about so many people may not be shown to this person."""
        return is_too_small(self.page.person, people)

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """The subjects to look at, in their order: chosen ones, or all."""
        chosen = self.selection.subjects or self.page.reference.codes("subjects")
        return tuple(code for code in chosen if code != NOT_STATED)

    def within_filters(self, sentence: str) -> str:
        """Return a sentence about what is missing, with the filters within which it is so."""
        selection, words = self.selection, self.page.words
        chosen = (
            words(one.title)
            for one in DIMENSIONS
            if one.name not in OF_PEOPLE and getattr(selection, one.field)
        )
        return sentences.within(words, sentence, list(chosen))

    def communities(self, frame: pd.DataFrame) -> list[str]:
        """Return the communities to show, in their order: chosen or in use, and those with rows."""
        chosen = self.selection.communities or self.page.reference.codes("communities")
        known = self.page.reference.codes("communities", archived=True)
        found = self.communities_in(frame)
        return [code for code in known if code in {*chosen, *found}] + [
            code for code in found if code not in known
        ]

    def communities_in(self, frame: pd.DataFrame) -> list[str]:
        """Return the communities that have rows, in their order."""
        found = set(frame["community"])
        known = self.page.reference.codes("communities", archived=True)
        return [code for code in known if code in found] + sorted(found - set(known))

    def community_series(self, codes: list[str]) -> list[months.Series]:
        """Return the communities as series: each has its colour and pattern on every chart."""
        known = self.page.reference.codes("communities", archived=True)
        places = {code: place for place, code in enumerate(known)}
        return [
            months.Series(
                self.page.reference.name("communities", code),
                theme.series_colour(places.get(code, len(known))),
                theme.series_pattern(places.get(code, len(known))),
                mark={"community": code},
            )
            for code in codes
        ]

    def named(self, frame: pd.DataFrame, column: str, list_name: str) -> pd.DataFrame:
        """Return the frame with `label`, the names of the codes of a list, and with `mark`."""
        reference = self.page.reference
        dimension = next((one for one in DIMENSIONS if one.reference_list == list_name), None)
        return frame.assign(
            label=[reference.name(list_name, code) for code in frame[column]],
            mark=[
                mark_text({dimension.name: code}) if dimension and code else ""
                for code in frame[column]
            ],
        )


def opened(page: Page) -> View:
    """Draw the filters and return the view that they make."""
    first_screen.lead(page)
    saved_views.adopt(page)
    selection = filters.draw(page, beside=saved_views.draw)
    view = View(page, selection, filters.is_compared())
    ahead.begin(view, name=filters.kept().get(filters.BOARD, ""))
    return view
