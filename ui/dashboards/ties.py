"""Who takes part in which community: teachers where they may be named, else method groups."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from charts import coverage_sentences
from core.access import Action, may
from core.dimensions import Mark, mark_text
from core.formats import person_name
from services.connections import Connections, is_bridge
from ui.dashboards import combinations, crossing, method_groups
from ui.dashboards.view import View

MOST_NAMED = 60  # teachers side by side; with more, method groups are drawn


@dataclass(frozen=True)
class Tied:
    """Whom a row is about: the name, the part of the data, and whether they are a bridge."""

    label: str
    mark: Mark
    is_bridge: bool = False


@dataclass(frozen=True)
class Ties:
    """Rows of people and the communities beside each other.

    `counts` has a row per one of `tied` and a column per community; null may not be shown.
    """

    tied: tuple[Tied, ...]
    counts: pd.DataFrame
    note: str = ""

    def mark(self, row: int, community: str) -> str:
        """Return what a cell stands for; empty where no filter can say it."""
        own = self.tied[row].mark
        return mark_text({**own, "community": community}) if own else ""


def are_named(view: View, staff: int) -> bool:
    """Say whether teachers stand there by name."""
    return staff <= MOST_NAMED and may(view.page.person, Action.VIEW_NAMES)


def of(view: View, connections: Connections) -> Ties:
    """Return the ties of teachers, or of method groups where no names are shown."""
    if are_named(view, connections.staff):
        return _of_teachers(view, connections)
    return _of_groups(view)


def teachers(view: View) -> pd.DataFrame:
    """Return a row per teacher of the staff and community, with `name`."""
    frame = view.load("dashboards/staff_by_community", as_of=view.as_of)
    names = zip(frame["last_name"], frame["first_name"], frame["middle_name"], strict=True)
    return frame.assign(name=[person_name(*parts) for parts in names])


def bridges(view: View) -> list[str]:
    """Return the identities of the teachers who connect communities; for who may see names."""
    alone = combinations.connections(view).on_one
    together = teachers(view).dropna(subset="community").groupby("teacher_id")["community"]
    return [str(one) for one, part in together if is_bridge(tuple(part), alone)]


def _of_teachers(view: View, connections: Connections) -> Ties:
    """Those in no community are named to nobody but who looks after all of them."""
    frame = teachers(view)
    tied = frame.dropna(subset="community")
    shown = frame if may(view.page.person, Action.VIEW_REMINDERS) else tied
    names = dict(zip(shown["teacher_id"], shown["name"], strict=True))
    counts = _counts(view, tied, "teacher_id", rows=list(names))
    together = {one: list(part) for one, part in tied.groupby("teacher_id")["community"]}
    alone = connections.on_one
    return Ties(
        tuple(
            Tied(name, {"teacher": str(one)}, is_bridge(together.get(one, ()), alone))
            for one, name in names.items()
        ),
        counts.fillna(0),
    )


def _of_groups(view: View) -> Ties:
    """A group nobody of whom takes part is a row too; one that is too small is none."""
    words, reference = view.page.words, view.page.reference
    frame = view.load("dashboards/by_method_group_and_community")
    frame = frame.assign(group=frame["method_group"].fillna(""))
    groups = crossing.line(view, method_groups.taking_part(view), "method_group", people="people")
    hidden = crossing.hidden(view, crossing.sizes(frame, ("group", "community")), rows=groups)
    pairs = zip(frame["group"], frame["community"], strict=True)
    shown = frame[np.array([pair not in hidden for pair in pairs], dtype=bool)]
    everyone, _ = method_groups.large_enough(view)
    found = [*everyone["method_group"], *shown["group"]]
    codes = sorted(set(found), key=lambda code: (not code, found.index(code)))
    counts = _counts(view, shown, "group", rows=codes).fillna(0)
    for group, community in hidden:
        if group in counts.index and community in counts.columns:
            counts.loc[group, community] = None
    return Ties(
        tuple(
            Tied(reference.name("method_groups", code), {"group": code})
            if code
            else Tied(words("in no method group"), {})
            for code in codes
        ),
        counts,
        coverage_sentences.hidden(view.page.words, len(hidden)),
    )


def _counts(view: View, frame: pd.DataFrame, column: str, *, rows: list[str]) -> pd.DataFrame:
    table = frame.pivot_table(
        index=column, columns="community", values="participations", aggfunc="sum"
    )
    return table.reindex(index=rows, columns=view.communities(frame))
