"""What a dashboard looks at: the person, the selection, the period before and their data."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from charts import months, sentences, theme
from core.dimensions import DIMENSIONS, mark_text
from core.selection import Selection
from db import Row
from services.small_groups import is_too_small, without_small_groups
from ui import data, filters
from ui.page import Page


@dataclass(frozen=True)
class View:
    """A page with its selection; every read goes through here, with the same parameters."""

    page: Page
    selection: Selection
    is_compared: bool = False

    @cached_property
    def as_of(self) -> date:
        """The day the figures speak of."""
        return self.selection.as_of(self.page.today)

    @cached_property
    def before(self) -> "View":
        """The same view of the period before."""
        return View(self.page, self.selection.before(self.page.today))

    @cached_property
    def axis(self) -> months.Axis:
        """The months of the selection, up to the day the figures speak of."""
        first = self.selection.period.starts_on
        return months.Axis(months.months_between(first, self.as_of), self.page.words.language)

    def load(self, statement: str, **more: object) -> pd.DataFrame:
        """Return a statement's frame for this selection."""
        return data.load(self.page, statement, **self.selection.parameters(), **more)

    def row(self, statement: str, **more: object) -> Row:
        """Return the one row of a statement of totals, for this selection."""
        return data.rows(self.page, statement, **self.selection.parameters(), **more)[0]

    @cached_property
    def totals(self) -> Row:
        """The totals of the participations."""
        return self.row("dashboards/totals", as_of=self.as_of)

    @cached_property
    def resource_totals(self) -> Row:
        """The totals of the use of resources."""
        return self.row("dashboards/resource_totals", as_of=self.as_of)

    def groups(self, statement: str, people: str, **more: object) -> tuple[pd.DataFrame, str]:
        """Return a frame of groups without those too small to show, and the sentence about them.

        `people` names the column with the number of people in a group.
        """
        return self.shown(self.load(statement, **more), people)

    def shown(self, groups: pd.DataFrame, people: str) -> tuple[pd.DataFrame, str]:
        """Return the groups that are not too small to show, and the sentence about the others."""
        found, count = without_small_groups(self.page.person, groups, people)
        return found, sentences.left_out(self.page.words, count)

    def hides(self, people: int) -> bool:
        """Say whether figures about so many people may not be shown to this person."""
        return is_too_small(self.page.person, people)

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
    selection = filters.draw(page)
    return View(page, selection, filters.is_compared())
